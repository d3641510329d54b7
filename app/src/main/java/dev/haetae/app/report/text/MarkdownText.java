package dev.haetae.app.report.text;

import dev.haetae.app.text.TerminalText;

/** Text from logs, made safe to stand in a line of Markdown, wherever it is shown. */
final class MarkdownText {
  private static final String SYNTAX = "\\`*_{}[]()<>#+!|~&";

  private MarkdownText() {}

  /** The text as words and nothing else: no markup, no HTML, no link. */
  static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    TerminalText.of(text)
        .codePoints()
        .forEach(c -> {
          if (SYNTAX.indexOf(c) >= 0) {
            safe.append('\\');
          }
          safe.appendCodePoint(c);
        });
    // Bare addresses would become links.
    return safe.toString().replace("://", ":\u2044\u2044").replace("www.", "www\\.");
  }

  /** The text as code, between as many backticks as it takes. */
  static String code(String text) {
    String safe = TerminalText.of(text);
    String fence = fence(safe, 1);
    return fence + " " + safe + " " + fence;
  }

  /** Lines as a block of code. */
  static String block(String text) {
    String safe = String.join("\n", text.lines().map(TerminalText::of).toList());
    String fence = fence(safe, 3);
    return fence + "\n" + safe + "\n" + fence;
  }

  private static String fence(String text, int least) {
    int longest = least - 1;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return "`".repeat(longest + 1);
  }
}
