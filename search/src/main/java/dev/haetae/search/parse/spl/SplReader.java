package dev.haetae.search.parse.spl;

import dev.haetae.search.parse.QueryMistake;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The text of a search and how far it is read: what all commands read their arguments by. */
final class SplReader {
  /** How deep parentheses, functions and subsearches may be nested. */
  private static final int DEEPEST = 200;

  private static final String ENDS_NAME = ",|[]()=<>!\"";

  private final String text;
  private int at;
  private int depth;

  SplReader(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** The place of what comes next. */
  int at() {
    skip();
    return at;
  }

  /** How far it is read, before what is skipped. */
  int place() {
    return at;
  }

  void back(int place) {
    at = place;
  }

  QueryMistake mistake(int place, String reason) {
    return new QueryMistake(text, place, reason);
  }

  QueryMistake expected(String what) {
    skip();
    return mistake(at, "expected " + what + ", found " + met());
  }

  private String met() {
    if (at >= text.length()) {
      return "the end";
    }
    int end = at + 1;
    while (end < text.length() && end - at < 20 && isName(text.charAt(end))) {
      end++;
    }
    return text.substring(at, end).replaceAll("\\s+", " ");
  }

  private static boolean isName(int c) {
    return !Character.isWhitespace(c) && ENDS_NAME.indexOf(c) < 0;
  }

  void deeper() {
    depth++;
    if (depth > DEEPEST) {
      throw mistake(at, "nested deeper than " + DEEPEST + " levels");
    }
  }

  void shallower() {
    depth--;
  }

  private void skip() {
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
        return;
      }
    }
  }

  /** Whether the whole text is read. */
  boolean atEnd() {
    skip();
    return at >= text.length();
  }

  /** Whether the command ends here: at a pipe, the end of its subsearch, or of the text. */
  boolean atCommandEnd() {
    skip();
    return at >= text.length() || text.charAt(at) == '|' || text.charAt(at) == ']';
  }

  boolean ahead(String sign) {
    skip();
    return text.startsWith(sign, at);
  }

  boolean aheadIgnoringCase(String sign) {
    skip();
    return text.regionMatches(true, at, sign, 0, sign.length());
  }

  /** Takes the sign if it comes next. */
  boolean accept(String sign) {
    if (!ahead(sign)) {
      return false;
    }
    at += sign.length();
    return true;
  }

  void need(String sign) {
    if (!accept(sign)) {
      throw expected(sign);
    }
  }

  /** Whether a word comes next, in any case, and not only the begin of a longer one. */
  boolean aheadWord(String word) {
    skip();
    int end = at + word.length();
    return text.regionMatches(true, at, word, 0, word.length())
        && (end >= text.length() || !isName(text.charAt(end)));
  }

  boolean acceptWord(String word) {
    if (!aheadWord(word)) {
      return false;
    }
    at += word.length();
    return true;
  }

  char peek() {
    skip();
    return at < text.length() ? text.charAt(at) : '\0';
  }

  /** The character that comes next without what is skipped. */
  char raw() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  /** Takes all up to the first character that does not fit; perhaps nothing. */
  String take(IntPredicate fits) {
    skip();
    int begin = at;
    while (at < text.length() && fits.test(text.charAt(at))) {
      at++;
    }
    return text.substring(begin, at);
  }

  /** A name or word: quoted in any way, or bare. */
  String name(String what) {
    char c = peek();
    if (c == '"' || c == '\'') {
      return quoted();
    }
    StringBuilder name = new StringBuilder(take(SplReader::isName));
    // <<FIELD>> is part of a name.
    while (text.startsWith("<<", at) && text.indexOf(">>", at) > 0) {
      int end = text.indexOf(">>", at) + 2;
      name.append(text, at, end);
      at = end;
      while (at < text.length() && isName(text.charAt(at))) {
        name.append(text.charAt(at++));
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

  /** A quoted text with its escapes resolved: a doubled backslash and an escaped quote. */
  String quoted() {
    return unescaped(rawQuoted());
  }

  /** A quoted text where only the escaped quote is resolved. */
  String rawQuoted() {
    skip();
    int begin = at;
    char quote = text.charAt(at++);
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        if (text.charAt(at + 1) != quote) {
          value.append('\\');
        }
        at++;
      }
      value.append(text.charAt(at++));
    }
    if (at >= text.length()) {
      throw mistake(begin, "the text has no end; expected " + quote + " after it");
    }
    at++;
    return value.toString();
  }

  static String unescaped(String value) {
    return value.indexOf('\\') < 0 ? value : value.replace("\\\\", "\\");
  }

  /** {@code name=} if it comes next: the name of an option. */
  Optional<String> option() {
    skip();
    int begin = at;
    String name = take(c -> Character.isLetterOrDigit(c) || c == '_');
    if (!name.isEmpty() && peek() == '=' && !ahead("==")) {
      at++;
      return Optional.of(name.toLowerCase(Locale.ROOT));
    }
    at = begin;
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

  boolean truth(String option) {
    int place = at();
    String value = value().toLowerCase(Locale.ROOT);
    return switch (value) {
      case "true", "t", "1", "yes" -> true;
      case "false", "f", "0", "no" -> false;
      default -> throw mistake(place, option + " expects true or false, not " + value);
    };
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

  QueryMistake unknown(int place, String kind, String name, Collection<String> known) {
    return mistake(place, "no " + kind + " is named " + name + QueryMistake.nearest(name, known));
  }
}
