/** What is found in texts, and texts written anew, as SQL over the rows that come in. */
@NullMarked
package dev.haetae.search.steps.text;

import org.jspecify.annotations.NullMarked;
