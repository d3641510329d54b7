/** Everything one entity did or had done to it. */
@NullMarked
package dev.haetae.app.timeline;

import org.jspecify.annotations.NullMarked;
