/** Sigma 2.1: rules, correlations and filters, read, compiled and matched. */
@NullMarked
package dev.haetae.detect.sigma;

import org.jspecify.annotations.NullMarked;
