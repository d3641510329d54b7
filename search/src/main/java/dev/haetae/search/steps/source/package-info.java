/** Rows that come from no step, and a SELECT of the user's own over them. */
@NullMarked
package dev.haetae.search.steps.source;

import org.jspecify.annotations.NullMarked;
