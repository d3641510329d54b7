/** Seeded randomness and the assembly of log text as bytes. */
@NullMarked
package dev.haetae.simulate.text;

import org.jspecify.annotations.NullMarked;
