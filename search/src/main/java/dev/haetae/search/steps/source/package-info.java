/** A SELECT of the user's own over the rows of the sources. */
@NullMarked
package dev.haetae.search.steps.source;

import org.jspecify.annotations.NullMarked;
