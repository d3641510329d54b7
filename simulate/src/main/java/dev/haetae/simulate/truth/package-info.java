/** What attacks leave behind, and the truth about them. */
@NullMarked
package dev.haetae.simulate.truth;

import org.jspecify.annotations.NullMarked;
