/** The files of a user's own folder that say which commands there are and who may run them. */
@NullMarked
package dev.haetae.search.command.declared;

import org.jspecify.annotations.NullMarked;
