/** Findings of Amazon GuardDuty. */
@NullMarked
package dev.haetae.formats.guardduty;

import org.jspecify.annotations.NullMarked;
