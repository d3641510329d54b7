package dev.haetae.model.finding;

import dev.haetae.model.log.Place;

/**
 * One event that proves a finding.
 *
 * @param eventId the event's id
 * @param time microseconds since 1970
 * @param log the log that wrote it
 * @param place where it was read
 * @param raw the record as written
 */
public record Occurrence(String eventId, long time, String log, Place place, String raw) {}
