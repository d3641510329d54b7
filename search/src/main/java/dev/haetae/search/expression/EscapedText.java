package dev.haetae.search.expression;

/**
 * Texts as JSON may write them: each letter as it is, or by an escape.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-7">RFC 8259, strings</a>
 */
final class EscapedText {
  /** Letters that have an escape of one sign. */
  private static final String SHORT = "\"\\/";

  private EscapedText() {}

  /** A regular expression (RE2, in any case) for a text however it is written. */
  static String pattern(String text) {
    StringBuilder pattern = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          pattern.append("(?:").append(plain(c));
          if (c < 128 && SHORT.indexOf(c) >= 0) {
            pattern.append("|\\\\").append(plain(c));
          }
          pattern.append('|').append(units(c));
          int other =
              Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
          if (other != c) {
            pattern.append('|').append(units(other));
          }
          pattern.append(')');
        });
    return pattern.toString();
  }

  /** A letter that stands for itself. */
  static String plain(int c) {
    boolean sign = c < 128 && !Character.isLetterOrDigit(c) && c > ' ' && c != '_';
    return (sign ? "\\" : "") + Character.toString(c);
  }

  private static String units(int c) {
    StringBuilder units = new StringBuilder();
    for (char unit : Character.toChars(c)) {
      units.append("\\\\u").append("%04x".formatted((int) unit));
    }
    return units.toString();
  }
}
