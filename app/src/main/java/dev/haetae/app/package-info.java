/** The one runnable: {@code haetae}. */
@NullMarked
package dev.haetae.app;

import org.jspecify.annotations.NullMarked;
