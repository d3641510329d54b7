/** Messages that are alike: what they have in common, and how often each kind comes. */
@NullMarked
package dev.haetae.search.pattern;

import org.jspecify.annotations.NullMarked;
