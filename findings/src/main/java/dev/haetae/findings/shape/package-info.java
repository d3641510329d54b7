/** Findings as others read them: one class a shape, and the reader of our own. */
@NullMarked
package dev.haetae.findings.shape;

import org.jspecify.annotations.NullMarked;
