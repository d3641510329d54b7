/** What every language of searches needs to read a text and to say where it went wrong. */
@NullMarked
package dev.haetae.search.parse;

import org.jspecify.annotations.NullMarked;
