/** What the organisation does all day: callers, their clocks and their bursts of calls. */
@NullMarked
package dev.haetae.simulate.workload;

import org.jspecify.annotations.NullMarked;
