/** A DuckDB of one search: what it may read, hold and take, and how it fails. */
@NullMarked
package dev.haetae.search.database;

import org.jspecify.annotations.NullMarked;
