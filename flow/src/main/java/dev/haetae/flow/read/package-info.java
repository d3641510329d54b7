/**
 * Where the events of a scan come from, and how several threads read them, each with a reader and a
 * worker of its own.
 */
@NullMarked
package dev.haetae.flow.read;

import org.jspecify.annotations.NullMarked;
