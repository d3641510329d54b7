/** Small calls to one place by the clock, as implants make them. */
@NullMarked
package dev.haetae.detect.network.beacon;

import org.jspecify.annotations.NullMarked;
