package dev.haetae.detect.sigma;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * Tells regular expressions that re2j 1.8 would compile without end: it asks for the other cases of
 * a letter until it is back at the letter, and from nine old Cyrillic letters (U+1C80 to U+1C88) no
 * way leads back. They must neither be written nor lie in a range where case does not matter.
 */
final class EndlessFolding {
  private static final int FIRST = 0x1C80;
  private static final int LAST = 0x1C88;
  private static final Pattern IGNORES_CASE = Pattern.compile("\\(\\?[a-zA-Z]*i");
  private static final Pattern ESCAPED = Pattern.compile("\\\\x\\{([0-9a-fA-F]{1,6})\\}");

  private EndlessFolding() {}

  /**
   * Whether compiling might not end. Where in doubt, as of a dash before a letter outside a class,
   * it says so, too.
   */
  static boolean isIn(String pattern, boolean ignoreCase) {
    if (!ignoreCase && !IGNORES_CASE.matcher(pattern).find()) {
      return false;
    }
    int[] characters = plain(pattern).codePoints().toArray();
    boolean hasClass = pattern.indexOf('[') >= 0;
    for (int i = 0; i < characters.length; i++) {
      boolean endsRange = hasClass && i > 0 && characters[i - 1] == '-';
      if (characters[i] >= FIRST && (characters[i] <= LAST || endsRange)) {
        return true;
      }
    }
    return false;
  }

  /** With the characters in the place of their numbers. */
  private static String plain(String pattern) {
    Matcher escaped = ESCAPED.matcher(pattern);
    StringBuilder plain = new StringBuilder();
    int from = 0;
    while (escaped.find()) {
      int character = Integer.parseInt(escaped.group(1), 16);
      plain.append(pattern, from, escaped.start());
      plain.appendCodePoint(Math.min(character, Character.MAX_CODE_POINT));
      from = escaped.end();
    }
    return plain.append(pattern, from, pattern.length()).toString();
  }
}
