/** How a command can end: well, with something found, or with something only the user can mend. */
@NullMarked
package dev.haetae.app.outcome;

import org.jspecify.annotations.NullMarked;
