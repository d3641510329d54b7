package dev.haetae.model;

import java.util.List;
import java.util.Locale;

/** Counts and lists as a sentence has them. */
public final class Phrase {
  private Phrase() {}

  /** With commas: {@code 1,243}. */
  public static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A number and its thing: {@code 1 file}, {@code 2 files}. */
  public static String count(long number, String thing) {
    return count(number, thing, thing + "s");
  }

  /** A number and its thing: {@code 1 match}, {@code 2 matches}. */
  public static String count(long number, String one, String many) {
    return grouped(number) + " " + (number == 1 ? one : many);
  }

  /** {@code a, b and c}. */
  public static String list(List<String> words) {
    if (words.size() < 2) {
      return String.join("", words);
    }
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
