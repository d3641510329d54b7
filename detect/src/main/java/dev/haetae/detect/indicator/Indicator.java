package dev.haetae.detect.indicator;

/**
 * One entry of a list.
 *
 * @param kind what it is a sign by
 * @param value in the form it is looked up in: a network in CIDR, a domain in lower case
 * @param category what it is listed for
 * @param confidence 0 to 100, how sure the list is
 * @param expires events from this time on no longer meet it, microseconds since 1970; {@link
 *     #NEVER} for none
 * @param label what the list calls it, such as a family of malware; may be empty
 */
public record Indicator(
    IndicatorKind kind,
    String value,
    Category category,
    int confidence,
    long expires,
    String label) {

  /** It does not expire. */
  public static final long NEVER = Long.MAX_VALUE;
}
