/** Sigma 2.1: rules, correlations and filters, as they are written; {@code match} compiles them. */
@NullMarked
package dev.haetae.detect.sigma;

import org.jspecify.annotations.NullMarked;
