/** Events that meet a list of what is known to be bad. */
@NullMarked
package dev.haetae.detect.knownbad;

import org.jspecify.annotations.NullMarked;
