/** Which files belong to the lake: Iceberg metadata, and the catalog that names the newest. */
@NullMarked
package dev.haetae.lake.catalog;

import org.jspecify.annotations.NullMarked;
