/**
 * What the command line can do, a file a verb. What several files make is in packages below: scan
 * and hunt, and the verbs with actions.
 */
@NullMarked
package dev.haetae.app.command;

import org.jspecify.annotations.NullMarked;
