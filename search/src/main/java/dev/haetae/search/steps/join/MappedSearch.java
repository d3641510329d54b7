package dev.haetae.search.steps.join;

import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A search with marks such as {@code $user$} in it, to be run with the values of a row. Values come
 * from logs, and so from whoever wrote them: each stays one word or one quoted text, and none is
 * ever a command.
 *
 * @param text the search as it is written
 */
record MappedSearch(String text) {
  private static final Pattern MARK = Pattern.compile("\\$([A-Za-z_][\\w.{}]*)\\$");

  /** What is one word of a search by itself: names, numbers, times, addresses. */
  private static final Pattern WORD = Pattern.compile("[\\w.:/@+-]+");

  private static final Set<String> OPERATORS = Set.of("and", "or", "not", "xor", "in", "by", "as");

  /** The search with any value, to be understood before there is one. */
  String sample() {
    return with(name -> "x");
  }

  /**
   * The search of a row.
   *
   * @param values the value of a field, the empty text where the row has none
   */
  String with(UnaryOperator<String> values) {
    StringBuilder search = new StringBuilder();
    Matcher mark = MARK.matcher(text);
    boolean quoted = false;
    int at = 0;
    while (mark.find()) {
      quoted = isQuoted(quoted, at, mark.start());
      search.append(text, at, mark.start());
      search.append(written(values.apply(mark.group(1)), quoted));
      at = mark.end();
    }
    return search.append(text, at, text.length()).toString();
  }

  /** Whether a quotation is open at the end of a stretch of the search. */
  private boolean isQuoted(boolean before, int from, int to) {
    boolean quoted = before;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      }
    }
    return quoted;
  }

  private static String written(String value, boolean quoted) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"");
    if (quoted) {
      return escaped;
    }
    boolean isWord =
        WORD.matcher(value).matches() && !OPERATORS.contains(value.toLowerCase(Locale.ROOT));
    return isWord ? value : '"' + escaped + '"';
  }
}
