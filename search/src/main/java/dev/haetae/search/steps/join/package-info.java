/** Rows brought together with those of other searches, of tables and of programs. */
@NullMarked
package dev.haetae.search.steps.join;

import org.jspecify.annotations.NullMarked;
