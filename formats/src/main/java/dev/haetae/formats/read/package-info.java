/** From bytes to events: what an object is, where its records are, and what they carry. */
@NullMarked
package dev.haetae.formats.read;

import org.jspecify.annotations.NullMarked;
