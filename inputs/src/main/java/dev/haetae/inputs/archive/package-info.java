/**
 * Takes compression and archives off stored bytes, layer by layer, by what the bytes say. Begins at
 * {@link dev.haetae.inputs.archive.Unpacker}.
 */
@NullMarked
package dev.haetae.inputs.archive;

import org.jspecify.annotations.NullMarked;
