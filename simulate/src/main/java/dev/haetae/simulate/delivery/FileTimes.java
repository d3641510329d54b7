package dev.haetae.simulate.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Points in time as AWS writes them into the paths of delivered files, UTC. */
public final class FileTimes {
  private static final DateTimeFormatter DAY = pattern("yyyy/MM/dd");
  private static final DateTimeFormatter HOUR = pattern("yyyy/MM/dd/HH");
  private static final DateTimeFormatter MINUTE = pattern("yyyyMMdd'T'HHmm'Z'");
  private static final DateTimeFormatter SECOND = pattern("yyyy-MM-dd-HH-mm-ss");

  private FileTimes() {}

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
  }

  /** The folder of a day, as {@code 2026/01/31}. */
  public static String day(Instant time) {
    return DAY.format(time);
  }

  /** The folder of an hour, as {@code 2026/01/31/08}. */
  public static String hour(Instant time) {
    return HOUR.format(time);
  }

  /** A minute in a file name, as {@code 20260131T0815Z}. */
  public static String minute(Instant time) {
    return MINUTE.format(time);
  }

  /** A second in a file name, as {@code 2026-01-31-08-15-00}. */
  public static String second(Instant time) {
    return SECOND.format(time);
  }
}
