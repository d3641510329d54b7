/** Hostile bytes for everything that reads. */
@NullMarked
package dev.haetae.quality.fuzz;

import org.jspecify.annotations.NullMarked;
