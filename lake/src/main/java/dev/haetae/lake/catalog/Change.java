package dev.haetae.lake.catalog;

import dev.haetae.model.event.Activity;
import java.util.List;
import java.util.Map;

/**
 * A change of a lake.
 *
 * @param what kind of change it is, such as {@code ingest}
 * @param added files that become part of it
 * @param removed locations of files that are no longer part of it, by table
 * @param moved files that a copy elsewhere takes the place of
 */
public record Change(
    String what, List<NewFile> added, Map<Activity, List<String>> removed, List<Move> moved) {

  /** A change in which nothing moves. */
  public Change(String what, List<NewFile> added, Map<Activity, List<String>> removed) {
    this(what, added, removed, List.of());
  }
}
