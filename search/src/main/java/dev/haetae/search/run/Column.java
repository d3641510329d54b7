package dev.haetae.search.run;

import dev.haetae.search.function.SqlValue;

/**
 * A field of the rows at one step.
 *
 * @param name as the user sees it
 * @param value an expression over the columns of the step
 */
record Column(String name, SqlValue value) {}
