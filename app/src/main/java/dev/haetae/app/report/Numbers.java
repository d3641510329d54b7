package dev.haetae.app.report;

import java.util.List;
import java.util.Locale;

/** Numbers and lists as people read them. */
public final class Numbers {
  private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB", "PB");

  private Numbers() {}

  /** With commas: {@code 1,243}. */
  public static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A number and its thing: {@code 1 file}, {@code 2 files}. */
  public static String of(long number, String thing) {
    return of(number, thing, thing + "s");
  }

  /** A number and its thing: {@code 1 match}, {@code 2 matches}. */
  public static String of(long number, String one, String many) {
    return grouped(number) + " " + (number == 1 ? one : many);
  }

  /** A size in decimal units. */
  public static String bytes(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1000 && unit < UNITS.size() - 1) {
      size /= 1000;
      unit++;
    }
    return unit == 0
        ? of(bytes, "byte")
        : String.format(Locale.ROOT, "%.1f %s", size, UNITS.get(unit));
  }

  /** {@code a, b and c}. */
  static String sentence(List<String> words) {
    if (words.size() < 2) {
      return String.join("", words);
    }
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
