/** What the user told of the place that is watched. */
@NullMarked
package dev.haetae.detect.environment;

import org.jspecify.annotations.NullMarked;
