/**
 * JSON on the hot path: one pass over the bytes that takes the wanted values and skips the rest.
 */
@NullMarked
package dev.haetae.formats.scan;

import org.jspecify.annotations.NullMarked;
