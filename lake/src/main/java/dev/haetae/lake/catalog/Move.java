package dev.haetae.lake.catalog;

import dev.haetae.lake.table.DataFile;
import dev.haetae.model.event.Activity;

/**
 * A file of a table that has a copy elsewhere, which is to take its place.
 *
 * @param from the file as it is
 * @param to the location of the copy
 */
public record Move(Activity activity, DataFile from, String to) {}
