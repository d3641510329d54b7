/** Windows events as flat JSON, and the fields and log sources that all Windows formats share. */
@NullMarked
package dev.haetae.formats.windows;

import org.jspecify.annotations.NullMarked;
