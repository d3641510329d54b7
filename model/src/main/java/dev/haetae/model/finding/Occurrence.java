package dev.haetae.model.finding;

import dev.haetae.model.log.Place;

/**
 * One event that proves a finding.
 *
 * @param eventId the event's id
 * @param time microseconds since 1970
 * @param assumed whether the time is not the record's own but that of the file it was read in
 * @param log the log that wrote it
 * @param place where it was read
 * @param raw the record as written
 */
public record Occurrence(
    String eventId, long time, boolean assumed, String log, Place place, String raw) {

  /** One whose record tells its time. */
  public Occurrence(String eventId, long time, String log, Place place, String raw) {
    this(eventId, time, false, log, place, raw);
  }

  /** The same with another record, or none. */
  public Occurrence with(String record) {
    return new Occurrence(eventId, time, assumed, log, place, record);
  }

  /** The same, whose time is that of its file or not. */
  public Occurrence assumed(boolean isAssumed) {
    return new Occurrence(eventId, time, isAssumed, log, place, raw);
  }
}
