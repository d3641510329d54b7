/**
 * What principals, their peers and their account are used to, and how unlikely it makes what is
 * done now. How it is weighed is told in {@link dev.haetae.detect.baseline.Habits}.
 */
@NullMarked
package dev.haetae.detect.baseline;

import org.jspecify.annotations.NullMarked;
