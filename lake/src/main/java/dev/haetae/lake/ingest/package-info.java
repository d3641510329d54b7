/** Events on their way into files: gathered by table and day, put in order, written, committed. */
@NullMarked
package dev.haetae.lake.ingest;

import org.jspecify.annotations.NullMarked;
