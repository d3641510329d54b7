/** What {@code haetae lake} does with a lake, a file an action. */
@NullMarked
package dev.haetae.app.command.lake;

import org.jspecify.annotations.NullMarked;
