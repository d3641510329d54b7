/** State of detectors, declared and never held: so that it can be bounded, kept and moved. */
@NullMarked
package dev.haetae.detect.state;

import org.jspecify.annotations.NullMarked;
