/** The shape of the lake's tables, as the formats' fields.yml declare it. */
@NullMarked
package dev.haetae.lake.table;

import org.jspecify.annotations.NullMarked;
