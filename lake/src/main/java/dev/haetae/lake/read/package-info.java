/** Events read back from a lake as they were read from their logs. */
@NullMarked
package dev.haetae.lake.read;

import org.jspecify.annotations.NullMarked;
