package dev.haetae.formats.read;

/**
 * A record as it was kept, with what was worked out of it when it was first read and must not be
 * worked out anew: a line without a year says less today than it did then.
 *
 * @param log name of its log
 * @param layout what must be known of it besides, as {@link dev.haetae.model.event.Event#layout}
 *     told
 * @param time when it happened, in microseconds since 1970
 * @param id its id
 * @param account the account it happened in
 * @param region the Region it happened in
 * @param object where it was read
 * @param line which line or record of that
 * @param raw the record itself
 */
public record KeptRecord(
    String log,
    String layout,
    long time,
    String id,
    String account,
    String region,
    String object,
    long line,
    String raw) {}
