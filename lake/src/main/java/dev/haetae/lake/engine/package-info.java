/** DuckDB, which reads the files of a lake. */
@NullMarked
package dev.haetae.lake.engine;

import org.jspecify.annotations.NullMarked;
