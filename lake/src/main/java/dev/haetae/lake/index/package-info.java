/** Which parts of which files may hold a word, so that a needle does not read the haystack. */
@NullMarked
package dev.haetae.lake.index;

import org.jspecify.annotations.NullMarked;
