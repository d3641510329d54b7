/** The system logs of Linux. */
@NullMarked
package dev.haetae.formats.linux;

import org.jspecify.annotations.NullMarked;
