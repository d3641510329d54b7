package dev.haetae.app.report.first;

import com.google.re2j.Pattern;

/** A word of a command line. */
final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

  private ShellWord() {}

  /** The text as one word that a shell takes literally. */
  static String of(String text) {
    return PLAIN.matches(text) ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
