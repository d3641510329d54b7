/** JSON that no other format knows: its fields are what each record has. */
@NullMarked
package dev.haetae.formats.json;

import org.jspecify.annotations.NullMarked;
