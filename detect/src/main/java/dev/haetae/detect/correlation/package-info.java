/** Sigma correlations over an ordered stream of matches. */
@NullMarked
package dev.haetae.detect.correlation;

import org.jspecify.annotations.NullMarked;
