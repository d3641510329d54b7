/** How much of something happens in an hour, compared with the hours before. */
@NullMarked
package dev.haetae.detect.rate;

import org.jspecify.annotations.NullMarked;
