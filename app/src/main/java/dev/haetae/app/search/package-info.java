/** How the rows of a search are written. */
@NullMarked
package dev.haetae.app.search;

import org.jspecify.annotations.NullMarked;
