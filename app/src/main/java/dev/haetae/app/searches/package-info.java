/** Detectors that are searches: run over kept events window by window, their rows made findings. */
@NullMarked
package dev.haetae.app.searches;

import org.jspecify.annotations.NullMarked;
