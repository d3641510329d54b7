/**
 * From bytes to events: where the records of an object are, and what they and their lines carry.
 */
@NullMarked
package dev.haetae.formats.read;

import org.jspecify.annotations.NullMarked;
