/** All detectors of a run, put together. */
@NullMarked
package dev.haetae.detect.run;

import org.jspecify.annotations.NullMarked;
