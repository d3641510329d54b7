/** YAML with the place of every node, so that each mistake in a file can be pointed at. */
@NullMarked
package dev.haetae.detect.yaml;

import org.jspecify.annotations.NullMarked;
