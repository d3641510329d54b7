/** Logs of IIS, and others in the W3C Extended Log File Format. */
@NullMarked
package dev.haetae.formats.iis;

import org.jspecify.annotations.NullMarked;
