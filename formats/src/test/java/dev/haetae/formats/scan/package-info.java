/** JSON on the hot path, held against a reader that takes its time. */
@NullMarked
package dev.haetae.formats.scan;

import org.jspecify.annotations.NullMarked;
