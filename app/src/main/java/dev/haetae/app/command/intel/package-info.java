/** What {@code haetae intel} does with lists of indicators, a file an action. */
@NullMarked
package dev.haetae.app.command.intel;

import org.jspecify.annotations.NullMarked;
