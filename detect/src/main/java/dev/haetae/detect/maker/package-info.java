/** Who made what: that the same one takes it away again is work, and no attack. */
@NullMarked
package dev.haetae.detect.maker;

import org.jspecify.annotations.NullMarked;
