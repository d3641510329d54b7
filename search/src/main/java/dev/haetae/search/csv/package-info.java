/** Comma-separated values, as programs and people write them. */
@NullMarked
package dev.haetae.search.csv;

import org.jspecify.annotations.NullMarked;
