/** What a Zeek sensor saw, any of its logs, as JSON or in its own tables. */
@NullMarked
package dev.haetae.formats.zeek;

import org.jspecify.annotations.NullMarked;
