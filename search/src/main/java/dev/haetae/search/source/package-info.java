/** Where rows come from: a relation DuckDB can read, and the fields it has. */
@NullMarked
package dev.haetae.search.source;

import org.jspecify.annotations.NullMarked;
