package dev.haetae.lake.catalog;

import dev.haetae.model.Activity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A change of a lake.
 *
 * @param what kind of change it is, such as {@code ingest}
 * @param added files that become part of it
 * @param removed files that are no longer part of it, by table
 */
public record Change(String what, List<NewFile> added, Map<Activity, List<Path>> removed) {}
