package dev.haetae.search.parse;

import dev.haetae.model.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The text of a search and how far it is read: what commands and expressions read by. What is
 * skipped between two words and what a name is made of, each language says itself.
 */
public abstract class QueryReader {
  /** How deep parentheses, functions and subsearches may be nested. */
  private static final int DEEPEST = 200;

  private static final int LONGEST_MET = 20;

  private final String text;
  private int at;
  private int depth;

  /** Reads a text from its begin. */
  protected QueryReader(String text) {
    this.text = text;
  }

  /** The place of what comes next, when it is asked for at that place: past blanks and comments. */
  protected abstract int skipped(int place);

  /** Whether a bare name may have the character. */
  protected abstract boolean isName(int character);

  /** Whether a command ends before the character. */
  protected abstract boolean endsCommand(char character);

  /** The whole text. */
  public String text() {
    return text;
  }

  /** The place of what comes next. */
  public int at() {
    skip();
    return at;
  }

  /** How far it is read, before what is skipped. */
  public int place() {
    return at;
  }

  /** Goes to a place. */
  public void back(int place) {
    at = place;
  }

  private void skip() {
    at = skipped(at);
  }

  /** A mistake at a place. */
  public QueryMistake mistake(int place, String reason) {
    return new QueryMistake(text, place, reason);
  }

  /** The mistake that something else comes next. */
  public QueryMistake expected(String what) {
    skip();
    return mistake(at, "expected " + what + ", found " + met());
  }

  private String met() {
    if (at >= text.length()) {
      return "the end";
    }
    int end = at + 1;
    while (end < text.length() && end - at < LONGEST_MET && isName(text.charAt(end))) {
      end++;
    }
    return text.substring(at, end).replaceAll("\\s+", " ");
  }

  /** The mistake that nothing has that name, with the nearest that has one. */
  public QueryMistake unknown(int place, String kind, String name, Collection<String> known) {
    return mistake(place, "no " + kind + " is named " + name + NearestName.ask(name, known));
  }

  /**
   * The same; where it is of the language and not here, that is said, and what serves instead.
   *
   * @param features what the language has of the kind
   */
  public QueryMistake unknown(
      int place,
      String kind,
      String name,
      Collection<String> known,
      List<LanguageFeatures.Feature> features) {
    return LanguageFeatures.absence(features, kind, name)
        .map(absence -> mistake(place, absence))
        .orElseGet(() -> unknown(place, kind, name, known));
  }

  /** Goes a level deeper; too deep is a mistake. */
  public void deeper() {
    depth++;
    if (depth > DEEPEST) {
      throw mistake(at, "nested deeper than " + DEEPEST + " levels");
    }
  }

  /** Comes back a level. */
  public void shallower() {
    depth--;
  }

  /** Whether the whole text is read. */
  public boolean atEnd() {
    skip();
    return at >= text.length();
  }

  /** Whether the command ends here. */
  public boolean atCommandEnd() {
    skip();
    return at >= text.length() || endsCommand(text.charAt(at));
  }

  /** Whether the sign comes next. */
  public boolean ahead(String sign) {
    skip();
    return text.startsWith(sign, at);
  }

  /** Takes the sign if it comes next. */
  public boolean accept(String sign) {
    if (!ahead(sign)) {
      return false;
    }
    at += sign.length();
    return true;
  }

  /** Takes the sign, which must come next. */
  public void need(String sign) {
    if (!accept(sign)) {
      throw expected(sign);
    }
  }

  /** Whether a word comes next, in any case, and not only the begin of a longer one. */
  public boolean aheadWord(String word) {
    skip();
    int end = at + word.length();
    return text.regionMatches(true, at, word, 0, word.length())
        && (end >= text.length() || !isName(text.charAt(end)));
  }

  /** Takes the word if it comes next. */
  public boolean acceptWord(String word) {
    if (!aheadWord(word)) {
      return false;
    }
    at += word.length();
    return true;
  }

  /** The character that comes next; NUL at the end. */
  public char peek() {
    skip();
    return raw();
  }

  /** The character that comes next without what is skipped; NUL at the end. */
  public char raw() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  /** Takes all up to the first character that does not fit; perhaps nothing. */
  public String take(IntPredicate fits) {
    skip();
    int begin = at;
    while (at < text.length() && fits.test(text.charAt(at))) {
      at++;
    }
    return text.substring(begin, at);
  }

  /** A quoted text with its escapes resolved: a doubled backslash and an escaped quote. */
  public String quoted() {
    return unescaped(rawQuoted());
  }

  /** A text with doubled backslashes made one. */
  public static String unescaped(String value) {
    return value.indexOf('\\') < 0 ? value : value.replace("\\\\", "\\");
  }

  /** A quoted text where only the escaped quote is resolved. */
  public String rawQuoted() {
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
}
