package dev.haetae.app.report.html;

import dev.haetae.model.UnseenCharacters;

/** Text from logs, made safe to stand in HTML, as content or within a quoted attribute. */
final class HtmlText {
  private HtmlText() {}

  /** The text with nothing in it that HTML takes for markup, and nothing invisible. */
  static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(c, safe));
    return safe.toString();
  }

  private static void append(int c, StringBuilder safe) {
    switch (c) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '"' -> safe.append("&quot;");
      case '\'' -> safe.append("&#39;");
      case '\n', '\t' -> safe.appendCodePoint(c);
      default -> {
        if (isUnseen(c)) {
          safe.append(UnseenCharacters.number(c));
        } else {
          safe.appendCodePoint(c);
        }
      }
    }
  }

  /** A carriage return would only be lost: HTML takes it for a space. */
  private static boolean isUnseen(int c) {
    return c == '\r' || UnseenCharacters.isActedOn(c) || UnseenCharacters.isBlank(c);
  }
}
