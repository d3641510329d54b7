/**
 * The flow as a Flink job: the same stages as in a scan, each event sent to where its key is, state
 * kept by Flink.
 */
@NullMarked
package dev.haetae.flink;

import org.jspecify.annotations.NullMarked;
