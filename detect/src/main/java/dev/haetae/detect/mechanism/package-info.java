/**
 * What a detector file names under {@code mechanism}: how things are noticed that no single event
 * shows. A mechanism is told of watched events in order of time and keeps what it needs of them in
 * declared state.
 */
@NullMarked
package dev.haetae.detect.mechanism;

import org.jspecify.annotations.NullMarked;
