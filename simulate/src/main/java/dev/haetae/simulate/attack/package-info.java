/** Attacks hidden in the logs, one class each, and the truth they leave behind. */
@NullMarked
package dev.haetae.simulate.attack;

import org.jspecify.annotations.NullMarked;
