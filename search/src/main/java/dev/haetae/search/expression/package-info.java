/** Expressions and terms over the rows of a step, in SQL. */
@NullMarked
package dev.haetae.search.expression;

import org.jspecify.annotations.NullMarked;
