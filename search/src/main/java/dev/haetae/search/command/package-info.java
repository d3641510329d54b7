/** Commands of searches that are no part of a language: what one is asked, and what it answers. */
@NullMarked
package dev.haetae.search.command;

import org.jspecify.annotations.NullMarked;
