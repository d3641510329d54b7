/**
 * Which rows there are and in which order, and what each takes from those before it, as SQL over
 * the rows that come in.
 */
@NullMarked
package dev.haetae.search.steps.row;

import org.jspecify.annotations.NullMarked;
