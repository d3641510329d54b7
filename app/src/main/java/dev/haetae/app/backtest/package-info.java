/** How often a detector would have fired, on whom, and how much noise that is. */
@NullMarked
package dev.haetae.app.backtest;

import org.jspecify.annotations.NullMarked;
