/** Findings of Amazon Inspector. */
@NullMarked
package dev.haetae.formats.inspector;

import org.jspecify.annotations.NullMarked;
