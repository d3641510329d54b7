/**
 * Joins what detectors found into attack sequences: by who acted, over a rolling time, weighed by a
 * probability.
 */
@NullMarked
package dev.haetae.detect.sequence;

import org.jspecify.annotations.NullMarked;
