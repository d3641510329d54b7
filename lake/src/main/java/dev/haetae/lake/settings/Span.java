package dev.haetae.lake.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write how long something is kept. */
public final class Span {
  /** What a span looks like, for messages. */
  public static final String EXPECTED = "days or years, such as 90d or 7y";

  private static final Pattern GRAMMAR = Pattern.compile("([0-9]{1,5})([dy])");
  private static final int LONGEST = 36_500;
  private static final int YEAR = 366;

  private Span() {}

  /** Days ({@code 90d}) or years ({@code 7y}, of 366 days), a hundred years at most. */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = GRAMMAR.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    long days = matcher.group(2).equals("y") ? number * YEAR : number;
    return Optional.of(Duration.ofDays(Math.min(LONGEST, days)));
  }
}
