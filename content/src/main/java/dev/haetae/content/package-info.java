/** What to notice: the detectors as files, the samples they are tested with, and their reader. */
@NullMarked
package dev.haetae.content;

import org.jspecify.annotations.NullMarked;
