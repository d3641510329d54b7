package dev.haetae.search.expression;

import dev.haetae.search.frame.Frame;
import dev.haetae.search.function.Compare;
import dev.haetae.search.function.Network;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Comparison;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The terms of a search in SQL: always true or false, never absent, so that NOT turns them. */
final class TermWriter {
  /** What parts words: the lake's index of words has the same. */
  private static final String EDGE = "[^0-9A-Za-z\\x{80}-\\x{10FFFF}]";

  /** JSON's escapes of what is no part of a word, as they stand before one. */
  private static final String ESCAPE =
      "(?:^|[^\\\\])(?:\\\\\\\\)*\\\\"
          + "(?:[nrtbf]|u00(?:[0-2][0-9a-f]|3[a-f]|40|5[b-f]|60|7[b-f]))";

  /** Longer texts are looked for as they are written: each letter more makes a larger pattern. */
  private static final int LONGEST_ESCAPED = 400;

  /** Fewer signs stand in nearly every record. */
  private static final int LEAST_CASELESS = 3;

  private final Frame frame;

  TermWriter(Frame frame) {
    this.frame = frame;
  }

  SqlValue words(String written) {
    Optional<SqlValue> raw = frame.raw();
    if (raw.isEmpty()) {
      return SqlValue.truth("false");
    }
    TermPattern pieces = TermPattern.of(written);
    String text = raw.get().asText();
    String escaped =
        pattern(
            pieces, written.length() > LONGEST_ESCAPED ? TermWriter::quoted : EscapedText::pattern);
    return SqlValue.truth(
        "coalesce(CASE WHEN "
            + asWritten(text, pieces)
            + " THEN true WHEN haetae_escapes("
            + text
            + ", "
            + Sql.text(pieces.longest())
            + ") THEN "
            + matches(text, escaped)
            + " ELSE false END, false)");
  }

  /**
   * Whether the words stand in a text, in any case. What is quick and leaves out most rows comes
   * first: signs that have no case, then the longest of the texts, then all with their edges. AND
   * looks at every row with all that stands in it, CASE does not.
   */
  private static String asWritten(String text, TermPattern pieces) {
    String longest = pieces.longest();
    String caseless = caseless(longest);
    String whole = matches(text, pattern(pieces, TermWriter::quoted));
    String there =
        longest.isEmpty() || caseless.equals(longest)
            ? whole
            : onlyWhere(matches(text, "(?is)" + quoted(longest)), whole);
    return caseless.length() < LEAST_CASELESS
        ? there
        : onlyWhere("contains(" + text + ", " + Sql.text(caseless) + ")", there);
  }

  private static String onlyWhere(String first, String then) {
    return "CASE WHEN " + first + " THEN " + then + " ELSE false END";
  }

  private static String matches(String text, String pattern) {
    return "regexp_matches(" + text + ", " + Sql.text(pattern) + ")";
  }

  /** The longest run of ASCII signs that are no letters: of an address all, of an id a part. */
  private static String caseless(String text) {
    String longest = "";
    int begin = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean ends =
          i == text.length() || text.charAt(i) > 126 || Character.isLetter(text.charAt(i));
      if (ends) {
        longest = i - begin > longest.length() ? text.substring(begin, i) : longest;
        begin = i + 1;
      }
    }
    return longest;
  }

  private static String pattern(TermPattern pieces, UnaryOperator<String> quoted) {
    StringBuilder pattern = new StringBuilder("(?is)");
    List<String> texts = pieces.texts();
    boolean begins = texts.getFirst().isEmpty() || !isWord(texts.getFirst().codePointAt(0));
    pattern.append(begins ? "" : "(?:^|" + EDGE + "|" + ESCAPE + ")");
    for (int i = 0; i < texts.size(); i++) {
      pattern.append(i == 0 ? "" : "\\S*").append(quoted.apply(texts.get(i)));
    }
    String last = texts.getLast();
    boolean ends = last.isEmpty() || !isWord(last.codePointBefore(last.length()));
    return pattern.append(ends ? "" : "(?:$|" + EDGE + ")").toString();
  }

  private static boolean isWord(int c) {
    return Character.isLetterOrDigit(c);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder();
    text.codePoints().forEach(c -> quoted.append(EscapedText.plain(c)));
    return quoted.toString();
  }

  SqlValue match(SqlValue value, Expr.Match match) {
    if (value.type() == Type.ABSENT) {
      return SqlValue.truth("false");
    }
    String condition =
        value.type() == Type.LIST
            ? "list_bool_or(list_transform("
                + value.sql()
                + ", lambda element: "
                + one(SqlValue.text("element"), match)
                + "))"
            : one(value, match);
    return SqlValue.truth("coalesce(" + condition + ", false)");
  }

  /** Whether a value equals what is asked for where its text does, in any case. */
  static boolean isOneOfList(SqlValue value, Expr.Match match) {
    TermPattern pieces = TermPattern.of(match.pattern());
    return match.comparison() == Comparison.EQUAL
        && pieces.isPlain()
        && !(value.type().isNumeric() && Compare.numeric(pieces.plain()).isPresent())
        && Network.containing(pieces.plain(), "''").isEmpty();
  }

  /** Whether a value equals one of many that are texts. */
  static SqlValue anyOf(SqlValue value, List<Expr.Match> matches) {
    String texts =
        matches.stream()
            .map(match -> TermPattern.of(match.pattern()).plain().toLowerCase(Locale.ROOT))
            .distinct()
            .map(Sql::text)
            .collect(Collectors.joining(", "));
    String condition =
        value.type() == Type.LIST
            ? "list_has_any(list_transform("
                + value.sql()
                + ", lambda element: lower(element)), ["
                + texts
                + "])"
            : "lower(" + value.asText() + ") IN (" + texts + ")";
    return SqlValue.truth("coalesce(" + condition + ", false)");
  }

  private static String one(SqlValue value, Expr.Match match) {
    TermPattern pieces = TermPattern.of(match.pattern());
    return switch (match.comparison()) {
      case EQUAL -> equal(value, pieces);
      case NOT_EQUAL -> "NOT " + equal(value, pieces);
      default -> order(value, match.comparison(), pieces.plain());
    };
  }

  private static String equal(SqlValue value, TermPattern pieces) {
    if (!pieces.isPlain()) {
      return pieces.longest().isEmpty()
          ? "(" + value.sql() + " IS NOT NULL)"
          : "(" + value.asText() + " ILIKE " + Sql.text(pieces.like()) + " ESCAPE '!')";
    }
    String text = pieces.plain();
    Optional<Double> number = Compare.numeric(text);
    if (number.isPresent() && value.type().isNumeric()) {
      return "(" + value.sql() + " = " + Sql.number(number.get()) + ")";
    }
    String same =
        "(lower(" + value.asText() + ") = " + Sql.text(text.toLowerCase(Locale.ROOT)) + ")";
    return Network.containing(text, value.asText())
        .map(contained -> "(" + same + " OR " + contained + ")")
        .orElse(same);
  }

  private static String order(SqlValue value, Comparison comparison, String bound) {
    Optional<Double> number = Compare.numeric(bound);
    if (number.isPresent()) {
      return "("
          + value.asNumber()
          + " "
          + comparison.sign()
          + " "
          + Sql.number(number.get())
          + ")";
    }
    return "(lower("
        + value.asText()
        + ") "
        + comparison.sign()
        + " "
        + Sql.text(bound.toLowerCase(Locale.ROOT))
        + ")";
  }
}
