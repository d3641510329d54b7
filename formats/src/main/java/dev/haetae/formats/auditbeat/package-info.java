/** What Auditbeat tells of a Linux machine. */
@NullMarked
package dev.haetae.formats.auditbeat;

import org.jspecify.annotations.NullMarked;
