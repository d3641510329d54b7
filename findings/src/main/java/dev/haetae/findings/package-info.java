/**
 * A finding's life: occurrences become findings with an identity ({@link
 * dev.haetae.findings.FindingLedger}), suppressions and pseudonyms are put over them, and {@code
 * shape} writes them as others read them.
 */
@NullMarked
package dev.haetae.findings;

import org.jspecify.annotations.NullMarked;
