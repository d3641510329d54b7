/**
 * Takes compression and archives off stored bytes, layer by layer, by what the bytes say. Begins at
 * {@link dev.haetae.files.archive.Unpacker}.
 */
@NullMarked
package dev.haetae.files.archive;

import org.jspecify.annotations.NullMarked;
