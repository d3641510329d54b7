/** The commands of a search, each as SQL over the rows that come in. */
@NullMarked
package dev.haetae.search.steps;

import org.jspecify.annotations.NullMarked;
