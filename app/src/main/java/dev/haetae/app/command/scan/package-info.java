/** What {@code haetae scan} and {@code haetae hunt} do: read logs, choose findings, tell them. */
@NullMarked
package dev.haetae.app.command.scan;

import org.jspecify.annotations.NullMarked;
