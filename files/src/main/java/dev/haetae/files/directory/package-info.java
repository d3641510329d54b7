/** Files and folders of this machine. */
@NullMarked
package dev.haetae.files.directory;

import org.jspecify.annotations.NullMarked;
