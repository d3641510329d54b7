/** SQL as it is, for those who want it. */
@NullMarked
package dev.haetae.search.parse.sql;

import org.jspecify.annotations.NullMarked;
