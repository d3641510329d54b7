/**
 * What was found in events: findings, who is behind them, what they joined to, and the events that
 * prove it.
 */
@NullMarked
package dev.haetae.model.finding;

import org.jspecify.annotations.NullMarked;
