/** What is said of several rows together, as SQL over the rows that come in. */
@NullMarked
package dev.haetae.search.steps.group;

import org.jspecify.annotations.NullMarked;
