/** The lake as a source of rows. */
@NullMarked
package dev.haetae.search.lake;

import org.jspecify.annotations.NullMarked;
