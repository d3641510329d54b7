package dev.haetae.model;

/**
 * Characters of logs that are not seen as what they are: a terminal or an editor acts on them, or
 * there is nothing to show. Whoever prints a text shows their numbers in their place.
 */
public final class UnseenCharacters {
  private UnseenCharacters() {}

  /**
   * Whether a terminal or an editor acts on it: a control, or a format such as a bidirectional
   * override. Lines and tabs are meant to be acted on.
   */
  public static boolean isActedOn(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\n' && c != '\r' && c != '\t';
      case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }

  /** Whether nobody can say what is shown of it, if anything: half a character, or none. */
  public static boolean isBlank(int c) {
    return switch (Character.getType(c)) {
      case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
      default -> false;
    };
  }

  /** What is shown of it. */
  public static String number(int c) {
    return c < 0x100 ? "\\x%02x".formatted(c) : "\\u{%x}".formatted(c);
  }

  /** A text for people and programs: only what is acted on is replaced. */
  public static String numbered(String text) {
    if (text.codePoints().noneMatch(UnseenCharacters::isActedOn)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (isActedOn(c)) {
            shown.append(number(c));
          } else {
            shown.appendCodePoint(c);
          }
        });
    return shown.toString();
  }
}
