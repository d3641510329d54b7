/** The log of the Linux audit daemon. */
@NullMarked
package dev.haetae.formats.auditd;

import org.jspecify.annotations.NullMarked;
