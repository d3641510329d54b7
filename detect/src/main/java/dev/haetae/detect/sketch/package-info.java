/** Small structures that answer questions about many things, with an error that is said. */
@NullMarked
package dev.haetae.detect.sketch;

import org.jspecify.annotations.NullMarked;
