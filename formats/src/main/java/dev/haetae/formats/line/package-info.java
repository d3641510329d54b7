/** What the text formats share: splitting lines, reading their parts in place, judging a head. */
@NullMarked
package dev.haetae.formats.line;

import org.jspecify.annotations.NullMarked;
