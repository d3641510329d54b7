/** Turns a plan to SQL, step by step, and runs it in a DuckDB that can reach nothing else. */
@NullMarked
package dev.haetae.search.run;

import org.jspecify.annotations.NullMarked;
