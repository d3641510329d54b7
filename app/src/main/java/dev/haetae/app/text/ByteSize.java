package dev.haetae.app.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as people write them, by powers of ten: {@code 500MB}, {@code 1.5 GB}. */
public final class ByteSize {
  private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB");
  private static final Pattern GRAMMAR =
      Pattern.compile("(\\d{1,15}(?:\\.\\d{1,3})?) ?([KMGT]?B?)");

  private ByteSize() {}

  /**
   * Reads a size; a number without a unit is of bytes.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static long parse(String text) {
    Matcher matcher = GRAMMAR.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "size \"" + text + "\": expected a number and a unit, such as 500MB or 2GB");
    }
    String unit = matcher.group(2).endsWith("B") ? matcher.group(2) : matcher.group(2) + "B";
    return (long) (Double.parseDouble(matcher.group(1)) * Math.pow(1000, UNITS.indexOf(unit)));
  }

  /** A size in the largest unit of which there is at least one: {@code 12.3 MB}. */
  public static String format(long bytes) {
    double amount = bytes;
    int unit = 0;
    while (amount >= 1000 && unit < UNITS.size() - 1) {
      amount /= 1000;
      unit++;
    }
    return unit == 0
        ? bytes + " B"
        : String.format(Locale.ROOT, "%.1f %s", amount, UNITS.get(unit));
  }
}
