/** Trains and measures the model that tells generated names from chosen ones. */
@NullMarked
package dev.haetae.quality.dga;

import org.jspecify.annotations.NullMarked;
