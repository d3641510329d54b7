/** Lines of no known log. */
@NullMarked
package dev.haetae.formats.text;

import org.jspecify.annotations.NullMarked;
