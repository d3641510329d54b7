/**
 * The nouns everything else speaks: what a log says ({@link dev.haetae.model.event.Event}), where
 * it said it, what was found in it, and what went wrong on the way. Depends on nothing but the JDK.
 */
@NullMarked
package dev.haetae.model;

import org.jspecify.annotations.NullMarked;
