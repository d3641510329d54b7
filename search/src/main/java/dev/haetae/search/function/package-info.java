/** The functions of expressions and of aggregation, and how DuckDB computes them. */
@NullMarked
package dev.haetae.search.function;

import org.jspecify.annotations.NullMarked;
