package dev.haetae.detect.sequence;

/**
 * The event that completed a signal: when and where it happened.
 *
 * @param time microseconds since 1970
 * @param id id of the event; two signals of one event are one act
 * @param evidence number of the event in the evidence store
 * @param log the log that the event is from
 * @param account account it happened in
 * @param region Region it happened in
 */
public record SignalEvent(
    long time, String id, long evidence, String log, String account, String region) {}
