/**
 * Fields set, named, chosen and filled, those of several values too, as SQL over the rows that come
 * in.
 */
@NullMarked
package dev.haetae.search.steps.field;

import org.jspecify.annotations.NullMarked;
