package dev.haetae.search.parse.insights;

import dev.haetae.search.parse.QueryReader;

/** The text of a search in the language of Logs Insights. */
final class InsightsReader extends QueryReader {
  InsightsReader(String text) {
    super(text);
  }

  @Override
  protected boolean isName(int c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '@' || c == '.';
  }

  @Override
  protected boolean endsCommand(char c) {
    return c == '|';
  }

  /** Blanks, and comments from {@code #} to the end of the line. */
  @Override
  protected int skipped(int place) {
    String text = text();
    int at = place;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.charAt(at) == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else {
        return at;
      }
    }
    return at;
  }

  /** The name of a command or a function. */
  String word() {
    return take(c -> Character.isLetterOrDigit(c) || c == '_');
  }

  /** Whether a field comes next. */
  boolean atField() {
    char c = peek();
    return Character.isLetter(c) || c == '_' || c == '@' || c == '`';
  }

  /**
   * The name of a field as the log has it: dots between levels, {@code .0} or {@code [0]} for an
   * element of an array, anything between backticks. Elements come out as {@code {0}}, as plans
   * name them.
   */
  String field(String what) {
    if (!atField()) {
      throw expected(what);
    }
    StringBuilder name = new StringBuilder();
    while (true) {
      char c = raw();
      if (c == '`') {
        name.append(backticked());
      } else if (c == '.' && isDigit(place() + 1)) {
        element(name, place() + 1, "");
      } else if (c == '[' && isDigit(place() + 1)) {
        element(name, place() + 1, "]");
      } else if (c == '.' && !startsName(place() + 1)) {
        return name.toString();
      } else if (c != '\0' && isName(c)) {
        name.append(c);
        back(place() + 1);
      } else {
        return name.toString();
      }
    }
  }

  private void element(StringBuilder name, int begin, String close) {
    back(begin);
    String digits = take(Character::isDigit);
    if (close.isEmpty()
        ? Character.isLetter(raw()) || raw() == '_'
        : !text().startsWith(close, place())) {
      // a.2xx is a name, not an element.
      name.append('.').append(digits);
      return;
    }
    back(place() + close.length());
    name.append('{').append(digits).append('}');
  }

  private String backticked() {
    int begin = place();
    int end = text().indexOf('`', begin + 1);
    if (end < 0) {
      throw mistake(begin, "the name has no end; expected ` after it");
    }
    back(end + 1);
    return text().substring(begin + 1, end);
  }

  private boolean isDigit(int place) {
    return place < text().length() && Character.isDigit(text().charAt(place));
  }

  private boolean startsName(int place) {
    return place < text().length() && (isName(text().charAt(place)) || text().charAt(place) == '`');
  }

  /** A regular expression between slashes, where an escaped slash is a slash. */
  String regex() {
    int begin = at();
    StringBuilder pattern = new StringBuilder();
    int at = begin + 1;
    while (at < text().length() && text().charAt(at) != '/') {
      if (text().charAt(at) == '\\' && at + 1 < text().length()) {
        if (text().charAt(at + 1) != '/') {
          pattern.append('\\');
        }
        at++;
      }
      pattern.append(text().charAt(at++));
    }
    if (at >= text().length()) {
      throw mistake(begin, "the regular expression has no end; expected / after it");
    }
    back(at + 1);
    return pattern.toString();
  }

  /** A quoted text. */
  String text(String what) {
    if (peek() != '"' && peek() != '\'') {
      throw expected(what);
    }
    return quoted();
  }

  /** A whole number that is not negative. */
  long whole(String what) {
    int place = at();
    String digits = take(Character::isDigit);
    if (digits.isEmpty() || digits.length() > 9) {
      back(place);
      throw expected(what);
    }
    return Long.parseLong(digits);
  }
}
