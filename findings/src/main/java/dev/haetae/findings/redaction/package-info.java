/** Pseudonyms for findings that leave the house. */
@NullMarked
package dev.haetae.findings.redaction;

import org.jspecify.annotations.NullMarked;
