package dev.haetae.detect.mechanism;

import dev.haetae.model.event.Micros;
import dev.haetae.model.log.Place;

/**
 * What is kept of a watched event: enough to learn and judge by, a small part of the record.
 *
 * @param log the log that wrote it
 * @param time microseconds since 1970, or {@link dev.haetae.model.event.Event#NO_TIME}
 * @param identity equal for every copy of one happening
 * @param traits its texts
 * @param numbers its numbers, in the order of {@link Layout#numbers}
 * @param place where it was read
 * @param id the event's id
 */
public record Observation(
    String log, long time, long identity, Traits traits, Numbers numbers, Place place, String id) {

  /** The hour it happened in, counted from 1970, UTC. */
  public long hour() {
    return Micros.hour(time);
  }
}
