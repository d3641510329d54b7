package dev.haetae.search.plan;

/**
 * The width of a bucket.
 *
 * @param amount how many of the unit
 * @param unit of time, a plain number, or powers of a base
 */
public record Span(double amount, Unit unit) {
  /** What a span is counted in. */
  public enum Unit {
    NUMBER(0),
    /** Powers of {@code amount}. */
    LOGARITHM(0),
    SECOND(1),
    MINUTE(60),
    HOUR(3600),
    DAY(86400),
    WEEK(604800),
    MONTH(0),
    QUARTER(0),
    YEAR(0);

    private final int seconds;

    Unit(int seconds) {
      this.seconds = seconds;
    }

    /** Seconds of one, 0 where that varies or is no time. */
    public int seconds() {
      return seconds;
    }
  }
}
