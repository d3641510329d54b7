package dev.haetae.detect.regex;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tells regular expressions that re2j 1.8 would compile without end: it asks for the other cases of
 * a letter until it is back at the letter, and from nine old Cyrillic letters (U+1C80 to U+1C88) no
 * way leads back. They must neither be written nor lie in a range where case does not matter.
 *
 * <p>The expression is read as re2j reads it, up to the first mistake, where re2j ends too.
 */
final class EndlessFolding {
  private static final int FIRST = 0x1C80;
  private static final int LAST = 0x1C88;
  // A range over all that re2j knows other cases of is taken as it is.
  private static final int FIRST_WITH_CASES = 'A';
  private static final int LAST_WITH_CASES = 0x1044F;

  private final String pattern;
  private final Deque<Boolean> around = new ArrayDeque<>();
  private boolean ignoresCase;
  private int at;

  private EndlessFolding(String pattern, boolean ignoresCase) {
    this.pattern = pattern;
    this.ignoresCase = ignoresCase;
  }

  /** Whether compiling would not end. */
  static boolean isIn(String pattern, boolean ignoresCase) {
    return new EndlessFolding(pattern, ignoresCase).isIn();
  }

  private boolean isIn() {
    while (at < pattern.length()) {
      boolean endless = false;
      if (pattern.startsWith("\\Q", at)) {
        endless = quoted();
      } else if (pattern.charAt(at) == '(') {
        group();
      } else if (pattern.charAt(at) == ')') {
        ignoresCase = around.isEmpty() ? ignoresCase : around.pop();
        at++;
      } else if (pattern.charAt(at) == '[') {
        endless = set();
      } else {
        int letter = letter();
        endless = isEndless(letter, letter);
      }
      if (endless) {
        return true;
      }
    }
    return false;
  }

  private boolean isEndless(int from, int to) {
    boolean taken = from <= FIRST_WITH_CASES && to >= LAST_WITH_CASES;
    return ignoresCase && from <= LAST && to >= FIRST && !taken;
  }

  private boolean quoted() {
    int end = pattern.indexOf("\\E", at);
    int until = end < 0 ? pattern.length() : end;
    boolean endless =
        pattern.substring(at, until).codePoints().anyMatch(letter -> isEndless(letter, letter));
    at = end < 0 ? until : end + 2;
    return endless;
  }

  /** The beginning of a group, or flags for the rest of the group they stand in. */
  private void group() {
    boolean before = ignoresCase;
    at++;
    if (!pattern.startsWith("?", at)) {
      around.push(before);
      return;
    }
    at++;
    boolean on = true;
    while (at < pattern.length() && (Character.isLetter(pattern.charAt(at)) || isAt('-'))) {
      on &= !isAt('-');
      ignoresCase = isAt('i') ? on : ignoresCase;
      at++;
    }
    if (isAt('<')) {
      ignoresCase = before;
    }
    if (isAt(')')) {
      at++;
    } else {
      around.push(before);
    }
  }

  /** A class, from its bracket to the other. */
  private boolean set() {
    at += pattern.startsWith("[^", at) ? 2 : 1;
    int begin = at;
    while (at < pattern.length() && (!isAt(']') || at == begin)) {
      int named = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at) : -1;
      if (named >= 0) {
        at = named + 2;
        continue;
      }
      int from = letter();
      int to = from;
      if (isAt('-') && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']') {
        at++;
        to = letter();
      }
      if (isEndless(from, to)) {
        return true;
      }
    }
    at++;
    return false;
  }

  /** The letter here. What stands for several letters, as {@code \w}, is none that matters. */
  private int letter() {
    if (pattern.startsWith("\\x{", at)) {
      int end = pattern.indexOf('}', at);
      int number = end < 0 ? 0 : number(pattern.substring(at + 3, end));
      at = end < 0 ? pattern.length() : end + 1;
      return number;
    }
    at += isAt('\\') && at + 1 < pattern.length() ? 1 : 0;
    int letter = pattern.codePointAt(at);
    at += Character.charCount(letter);
    return letter;
  }

  private static int number(String hexadecimal) {
    try {
      return Integer.parseInt(hexadecimal, 16);
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  private boolean isAt(char c) {
    return at < pattern.length() && pattern.charAt(at) == c;
  }
}
