/** Findings of Amazon Macie. */
@NullMarked
package dev.haetae.formats.macie;

import org.jspecify.annotations.NullMarked;
