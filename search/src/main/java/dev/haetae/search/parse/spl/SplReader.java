package dev.haetae.search.parse.spl;

import dev.haetae.search.parse.QueryReader;
import java.util.Locale;
import java.util.Optional;

/** The text of a search in Splunk's language. */
final class SplReader extends QueryReader {
  private static final String ENDS_NAME = ",|[]()=<>!\"";

  SplReader(String text) {
    super(text);
  }

  @Override
  protected boolean isName(int c) {
    return isOfName(c);
  }

  private static boolean isOfName(int c) {
    return !Character.isWhitespace(c) && ENDS_NAME.indexOf(c) < 0;
  }

  /** At a pipe or the end of its subsearch. */
  @Override
  protected boolean endsCommand(char c) {
    return c == '|' || c == ']';
  }

  @Override
  protected int skipped(int place) {
    String text = text();
    int at = place;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("```", at)) {
        int end = text.indexOf("```", at + 3);
        if (end < 0) {
          throw mistake(at, "the comment has no end; expected ``` after it");
        }
        at = end + 3;
      } else {
        return at;
      }
    }
    return at;
  }

  boolean aheadIgnoringCase(String sign) {
    return text().regionMatches(true, at(), sign, 0, sign.length());
  }

  /** A name or word: quoted in any way, or bare. */
  String name(String what) {
    char c = peek();
    if (c == '"' || c == '\'') {
      return quoted();
    }
    StringBuilder name = new StringBuilder(take(SplReader::isOfName));
    // <<FIELD>> is part of a name.
    while (text().startsWith("<<", place()) && text().indexOf(">>", place()) > 0) {
      int end = text().indexOf(">>", place()) + 2;
      name.append(text(), place(), end);
      back(end);
      while (isName(raw()) && raw() != '\0') {
        name.append(raw());
        back(place() + 1);
      }
    }
    if (name.isEmpty()) {
      throw expected(what);
    }
    return name.toString();
  }

  /** A name after AS: quoted, or all up to a blank or comma. */
  String label(String what) {
    char c = peek();
    if (c == '"' || c == '\'') {
      return quoted();
    }
    String label = take(each -> !Character.isWhitespace(each) && ",|[]\"".indexOf(each) < 0);
    if (label.isEmpty()) {
      throw expected(what);
    }
    return label;
  }

  /** Whether an option comes next. */
  boolean aheadOption() {
    int begin = at();
    boolean ahead = option().isPresent();
    back(begin);
    return ahead;
  }

  /** {@code name=} if it comes next: the name of an option. */
  Optional<String> option() {
    int begin = at();
    String name = take(c -> Character.isLetterOrDigit(c) || c == '_');
    if (!name.isEmpty() && peek() == '=' && !ahead("==")) {
      back(place() + 1);
      return Optional.of(name.toLowerCase(Locale.ROOT));
    }
    back(begin);
    return Optional.empty();
  }

  /** The value of an option: a word or a quoted text. */
  String value() {
    char c = peek();
    if (c == '"' || c == '\'') {
      return quoted();
    }
    String value = take(each -> !Character.isWhitespace(each) && "|[](),\"".indexOf(each) < 0);
    if (value.isEmpty()) {
      throw expected("a value");
    }
    return value;
  }

  long whole(String option) {
    int place = at();
    String value = value();
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException none) {
      throw mistake(place, option + " expects a whole number, not " + value);
    }
  }
}
