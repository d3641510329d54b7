package dev.haetae.formats;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is known of an object before it is read.
 *
 * @param object its name, as in {@link dev.haetae.model.log.Place#object}
 * @param account the account its path or a flag names, where the records do not
 * @param region the Region its path or a flag names, where the records do not
 * @param reference a time near that of the records (the object's own), from which a log that leaves
 *     out the year takes it
 * @param layouts how lines of a log are laid out where nothing in them says so, by the log's name;
 *     see {@link LineFormat#parser}
 */
public record Origin(
    String object,
    Optional<String> account,
    Optional<String> region,
    Instant reference,
    Map<String, String> layouts) {

  private static final Pattern DELIVERY =
      Pattern.compile(
          "(?:^|/)AWSLogs/(?:o-[a-z0-9]+/)?(\\d{12})/[^/]+/([a-z]{2}(?:-[a-z]+)+-\\d)/");

  /** What is known of an object. */
  public Origin {
    layouts = Map.copyOf(layouts);
  }

  /** An origin that knows of no layouts. */
  public Origin(
      String object, Optional<String> account, Optional<String> region, Instant reference) {
    this(object, account, region, reference, Map.of());
  }

  /** What the path of an object tells, where it was delivered by AWS. */
  public static Origin of(String object, Instant reference) {
    Matcher matcher = DELIVERY.matcher(object);
    return matcher.find()
        ? new Origin(
            object, Optional.of(matcher.group(1)), Optional.of(matcher.group(2)), reference)
        : new Origin(object, Optional.empty(), Optional.empty(), reference);
  }

  /** The same origin, better known; an empty text tells nothing. */
  public Origin with(String knownAccount, String knownRegion) {
    return new Origin(
        object,
        knownAccount.isEmpty() ? account : Optional.of(knownAccount),
        knownRegion.isEmpty() ? region : Optional.of(knownRegion),
        reference,
        layouts);
  }
}
