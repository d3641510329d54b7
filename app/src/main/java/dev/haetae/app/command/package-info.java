/**
 * What the command line can do, a file a verb; what the verbs with actions do is in packages below.
 */
@NullMarked
package dev.haetae.app.command;

import org.jspecify.annotations.NullMarked;
