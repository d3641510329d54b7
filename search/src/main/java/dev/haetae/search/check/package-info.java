/** Holds a plan against what is known before anything runs. */
@NullMarked
package dev.haetae.search.check;

import org.jspecify.annotations.NullMarked;
