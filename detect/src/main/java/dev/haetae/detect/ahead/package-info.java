/** Detectors that find nothing and are told ahead: what findings are explained by. */
@NullMarked
package dev.haetae.detect.ahead;

import org.jspecify.annotations.NullMarked;
