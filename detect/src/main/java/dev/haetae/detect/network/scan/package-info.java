/** Who calls many ports or machines to find what is open. */
@NullMarked
package dev.haetae.detect.network.scan;

import org.jspecify.annotations.NullMarked;
