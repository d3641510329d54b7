package dev.haetae.search.steps.text;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.TextPlan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fields made of the pairs of names and values in a text. */
public final class PairSteps {
  private static final int SAMPLED = 20_000;
  private static final int MOST_FIELDS = 500;

  /** Signs that pairs and their halves are parted by where nobody says which. */
  private static final String BETWEEN = "\\s,;|&";

  private final Build build;

  public PairSteps(Build build) {
    this.build = build;
  }

  public Frame pairs(Frame frame, TextPlan.Pairs step) {
    String text = new ExpressionWriter(build, frame).field(step.field()).asText();
    Set<String> names = new LinkedHashSet<>(keys(frame, text, step));
    Frame found = frame;
    for (String name : names) {
      if (!frame.shows(name)) {
        found = found.with(name, pair(text, name, step));
      }
    }
    return found.resolving(name -> frame.find(name).or(() -> Optional.of(pair(text, name, step))));
  }

  private List<String> keys(Frame frame, String text, TextPlan.Pairs step) {
    return build.texts(
        frame,
        "SELECT DISTINCT unnest(regexp_extract_all(t, "
            + Sql.text(key(step))
            + ", 1)) AS k FROM (SELECT "
            + text
            + " AS t FROM "
            + frame.step().name()
            + " LIMIT "
            + SAMPLED
            + ") ORDER BY k LIMIT "
            + MOST_FIELDS);
  }

  private static String key(TextPlan.Pairs step) {
    if (step.notation() == TextPlan.Pairs.Notation.XML) {
      return "<([A-Za-z_][A-Za-z0-9_.:-]*)[^<>]*>[^<]*</";
    }
    return step.signs()
        .map(signs ->
            "(?:^|["
                + signs(signs.between())
                + "])\\s*\"?([A-Za-z_][A-Za-z0-9_.-]*)\"?\\s*["
                + signs(signs.within())
                + "]")
        .orElse("(?:^|[" + BETWEEN + "?])([A-Za-z_][A-Za-z0-9_.-]*)=");
  }

  /** The signs as they stand in a class of a regular expression. */
  private static String signs(String signs) {
    StringBuilder escaped = new StringBuilder();
    String plain = signs.replace("\\t", "\t").replace("\\n", "\n").replace("\\r", "\r");
    plain
        .codePoints()
        .forEach(sign -> escaped.append("\\x{").append(Integer.toHexString(sign)).append('}'));
    return escaped.toString();
  }

  private static SqlValue pair(String text, String name, TextPlan.Pairs step) {
    String key = com.google.re2j.Pattern.quote(name);
    if (step.notation() == TextPlan.Pairs.Notation.XML) {
      String pattern = "<" + key + "(?:\\s[^<>]*)?>([^<]*)</";
      return SqlValue.text(
          "nullif(regexp_extract(" + text + ", " + Sql.text(pattern) + ", 1), '')");
    }
    String pattern =
        step.signs()
            .map(signs ->
                "(?:^|["
                    + signs(signs.between())
                    + "])\\s*\"?"
                    + key
                    + "\"?\\s*["
                    + signs(signs.within())
                    + "]\\s*(?:\"([^\"]*)\"|([^\""
                    + signs(signs.between())
                    + "]*))")
            .orElse("(?:^|[" + BETWEEN + "?])" + key + "=(?:\"([^\"]*)\"|([^" + BETWEEN + "\"]*))");
    return SqlValue.text(
        "coalesce(nullif(regexp_extract("
            + text
            + ", "
            + Sql.text(pattern)
            + ", 1), ''), nullif(regexp_extract("
            + text
            + ", "
            + Sql.text(pattern)
            + ", 2), ''))");
  }
}
