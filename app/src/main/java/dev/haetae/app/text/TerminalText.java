package dev.haetae.app.text;

import dev.haetae.model.UnseenCharacters;
import java.util.stream.Collectors;

/**
 * Text from logs, made safe for a terminal: what would move the cursor, change colours, turn the
 * direction of writing or be invisible is shown as its number instead.
 */
public final class TerminalText {
  private TerminalText() {}

  /** The text on one line, as it may be printed. */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(c, safe));
    return safe.toString();
  }

  /** The same of a text of several lines, which stay lines. */
  public static String ofLines(String text) {
    return text.lines().map(TerminalText::of).collect(Collectors.joining(System.lineSeparator()));
  }

  /** What Haetae itself has to say, beside what was asked for. */
  public static String notice(String words) {
    return "haetae: " + ofLines(words);
  }

  private static void append(int c, StringBuilder safe) {
    if (c == '\n' || c == '\r' || c == '\t') {
      safe.append(c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
    } else if (UnseenCharacters.isActedOn(c) || UnseenCharacters.isBlank(c)) {
      safe.append(UnseenCharacters.number(c));
    } else {
      safe.appendCodePoint(c);
    }
  }

  /** How many columns a text that is safe takes. */
  public static int width(String safe) {
    return safe.codePoints().map(TerminalText::columns).sum();
  }

  /** As much of a safe text as fits into a line that is to be written over, which must not wrap. */
  public static String fitting(String safe, int width) {
    StringBuilder fitting = new StringBuilder();
    int[] letters = safe.codePoints().toArray();
    int left = width - 1;
    for (int i = 0; i < letters.length && columns(letters[i]) <= left; i++) {
      left -= columns(letters[i]);
      fitting.appendCodePoint(letters[i]);
    }
    return fitting.toString();
  }

  private static int columns(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  /** The blocks Unicode's East Asian Width calls wide, roughly. */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0xa4cf)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0x1f300 && c <= 0x1faff)
        || (c >= 0x20000 && c <= 0x3fffd);
  }
}
