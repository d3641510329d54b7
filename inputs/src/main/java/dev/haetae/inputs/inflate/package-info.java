/** What unpacks gzip faster than the JDK, where the machine has it. */
@NullMarked
package dev.haetae.inputs.inflate;

import org.jspecify.annotations.NullMarked;
