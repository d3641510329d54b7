/** Sigma rules compiled for one log and matched against its events. */
@NullMarked
package dev.haetae.detect.match;

import org.jspecify.annotations.NullMarked;
