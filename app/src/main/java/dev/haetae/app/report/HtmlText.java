package dev.haetae.app.report;

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
        if (TerminalText.isHarmful(c)) {
          safe.append("\\u{%x}".formatted(c));
        } else {
          safe.appendCodePoint(c);
        }
      }
    }
  }
}
