/**
 * The rows of a search while it is written: their columns, their order and the SQL they come from.
 */
@NullMarked
package dev.haetae.search.frame;

import org.jspecify.annotations.NullMarked;
