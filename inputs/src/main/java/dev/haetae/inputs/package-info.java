/**
 * How bytes arrive: files, folders, buckets and standard input as a walk over {@link
 * dev.haetae.model.log.LogBundle}s, unpacked. Begins at {@link dev.haetae.inputs.Inputs}.
 */
@NullMarked
package dev.haetae.inputs;

import org.jspecify.annotations.NullMarked;
