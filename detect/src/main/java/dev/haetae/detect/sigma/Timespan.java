package dev.haetae.detect.sigma;

import dev.haetae.detect.yaml.Yaml;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as Sigma writes it: a number and one of s, m, h, d. */
public final class Timespan {
  private static final Pattern GRAMMAR = Pattern.compile("([1-9][0-9]{0,8})([smhd])");

  private Timespan() {}

  /**
   * Reads {@code 90m}.
   *
   * @throws dev.haetae.detect.yaml.MalformedRule where it is written otherwise
   */
  public static Duration parse(Yaml.Scalar scalar) {
    Matcher matcher = GRAMMAR.matcher(scalar.text());
    if (!matcher.matches()) {
      throw scalar
          .mark()
          .refuse(
              "\""
                  + scalar.text()
                  + "\" is no time; expected a number and s, m, h or d, as in 90m");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /** A time as {@link #parse} reads it, by the largest of the units that it is whole in. */
  public static String words(Duration time) {
    long seconds = time.toSeconds();
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
