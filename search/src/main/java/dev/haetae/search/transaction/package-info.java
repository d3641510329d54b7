/** Events that belong together, found one after the other. */
@NullMarked
package dev.haetae.search.transaction;

import org.jspecify.annotations.NullMarked;
