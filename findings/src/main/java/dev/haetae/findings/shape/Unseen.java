package dev.haetae.findings.shape;

/** Characters that a terminal or an editor acts on instead of showing them. */
public final class Unseen {
  private Unseen() {}

  /**
   * Whether it is a control or a format such as a bidirectional override; lines and tabs are not.
   */
  static boolean isOne(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\n' && c != '\r' && c != '\t';
      case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }

  /** The text with the numbers of such characters in their place, as reports show them. */
  public static String shown(String text) {
    if (text.codePoints().noneMatch(Unseen::isOne)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (isOne(c)) {
            shown.append(c < 0x100 ? "\\x%02x".formatted(c) : "\\u{%x}".formatted(c));
          } else {
            shown.appendCodePoint(c);
          }
        });
    return shown.toString();
  }
}
