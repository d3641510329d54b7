/** People who are in two places at a time. */
@NullMarked
package dev.haetae.detect.travel;

import org.jspecify.annotations.NullMarked;
