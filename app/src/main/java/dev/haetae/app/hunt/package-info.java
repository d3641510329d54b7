/** What a hunt asks of logs besides what detectors do. */
@NullMarked
package dev.haetae.app.hunt;

import org.jspecify.annotations.NullMarked;
