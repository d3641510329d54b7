/** What the command line can do, a file a verb. */
@NullMarked
package dev.haetae.app.command;

import org.jspecify.annotations.NullMarked;
