/** Files and folders of this machine. */
@NullMarked
package dev.haetae.inputs.directory;

import org.jspecify.annotations.NullMarked;
