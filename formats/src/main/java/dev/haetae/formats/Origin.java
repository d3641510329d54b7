package dev.haetae.formats;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an object before it is read.
 *
 * @param object its name, as in {@link dev.haetae.model.Place#object}
 * @param account the account its path or a flag names, where the records do not
 * @param region the Region its path or a flag names, where the records do not
 * @param reference a time near that of the records (the object's own), from which a log that leaves
 *     out the year takes it
 */
public record Origin(
    String object, Optional<String> account, Optional<String> region, Instant reference) {}
