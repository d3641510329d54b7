/**
 * What detectors match in each event by itself, and how what they match is copied to wait for its
 * turn. Its fields are read again from the record when the turn comes.
 */
@NullMarked
package dev.haetae.flow.match;

import org.jspecify.annotations.NullMarked;
