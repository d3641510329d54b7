/** How fast Haetae is, measured against the least any such program must do. */
@NullMarked
package dev.haetae.bench;

import org.jspecify.annotations.NullMarked;
