package dev.haetae.search.steps.text;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.expression.TermPattern;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.function.Json;
import dev.haetae.search.function.Pattern;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.function.Times;
import dev.haetae.search.plan.FieldPlan;
import dev.haetae.search.plan.TextPlan;
import dev.haetae.search.plan.Type;
import dev.haetae.search.steps.field.FieldNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fields taken out of texts, and texts changed. */
public final class TextSteps {
  private static final int SAMPLED = 20_000;
  private static final int MOST_FIELDS = 500;

  private final Build build;

  public TextSteps(Build build) {
    this.build = build;
  }

  private SqlValue field(Frame frame, String name) {
    return new ExpressionWriter(build, frame).field(name);
  }

  public Frame extract(Frame frame, TextPlan.Extract extract) {
    Pattern pattern = build.pattern(extract.pattern(), extract.at());
    if (pattern.groups().stream().allMatch(String::isEmpty)) {
      throw build.mistake(extract.at(), "rex expects a named group, as in \"user=(?<user>\\w+)\"");
    }
    String text = field(frame, extract.field()).asText();
    return extract.most() == 1
        ? first(frame, extract, pattern, text)
        : every(frame, extract, pattern, text);
  }

  private Frame first(Frame frame, TextPlan.Extract extract, Pattern pattern, String text) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= pattern.groups().size(); i++) {
      names.add("g" + i);
    }
    String found = build.identifier("match");
    String matched = text + ", " + Sql.text(pattern.re2());
    Frame extracted =
        build.besides(
            frame,
            "CASE WHEN regexp_matches("
                + matched
                + ") THEN regexp_extract("
                + matched
                + ", "
                + Sql.list(names)
                + ") END AS "
                + found);
    StringBuilder offsets = new StringBuilder();
    for (int i = 0; i < pattern.groups().size(); i++) {
      String name = pattern.groups().get(i);
      if (!name.isEmpty()) {
        String value = "nullif(struct_extract(" + found + ", 'g" + (i + 1) + "'), '')";
        extracted = set(extracted, name, value);
        offsets.append(offsets.isEmpty() ? "" : ", ").append(offset(name, value, text));
      }
    }
    return extract.offsets().isEmpty()
        ? extracted
        : build.computed(
            extracted,
            extract.offsets().get(),
            SqlValue.text("nullif(concat_ws('&', " + offsets + "), '')"));
  }

  /** Where the first place of the value is; the engine does not tell where a group matched. */
  private static String offset(String name, String value, String text) {
    String place = "strpos(" + text + ", " + value + ")";
    return "CASE WHEN "
        + value
        + " IS NOT NULL THEN "
        + Sql.text(name + "=")
        + " || ("
        + place
        + " - 1) || '-' || ("
        + place
        + " + length("
        + value
        + ") - 2) END";
  }

  /** A field that stays as it was where nothing was found. */
  private Frame set(Frame frame, String name, String value) {
    Optional<SqlValue> before = frame.shown(name);
    return build.computed(
        frame,
        name,
        SqlValue.text(
            before.map(old -> "coalesce(" + value + ", " + old.asText() + ")").orElse(value)));
  }

  private Frame every(Frame frame, TextPlan.Extract extract, Pattern pattern, String text) {
    Frame extracted = frame;
    for (int i = 0; i < pattern.groups().size(); i++) {
      String name = pattern.groups().get(i);
      if (!name.isEmpty()) {
        String all =
            "regexp_extract_all(" + text + ", " + Sql.text(pattern.re2()) + ", " + (i + 1) + ")";
        String taken =
            extract.most() == 0 ? all : "list_slice(" + all + ", 1, " + extract.most() + ")";
        extracted = build.computed(extracted, name, SqlValue.list("haetae_some(" + taken + ")"));
      }
    }
    return extracted;
  }

  public Frame substitute(Frame frame, TextPlan.Substitute step) {
    Pattern pattern = build.pattern(step.pattern(), step.at());
    String text = field(frame, step.field()).asText();
    String with = step.with().replaceAll("\\$(\\d)", "\\\\$1").replace("&", "\\0");
    return build.computed(
        frame,
        step.field(),
        SqlValue.text(
            "regexp_replace("
                + text
                + ", "
                + Sql.text(pattern.re2())
                + ", "
                + Sql.text(with)
                + (step.all() ? ", 'g')" : ")")));
  }

  public Frame translate(Frame frame, TextPlan.Translate step) {
    String text = field(frame, step.field()).asText();
    return build.computed(
        frame,
        step.field(),
        SqlValue.text(
            "translate(" + text + ", " + Sql.text(step.from()) + ", " + Sql.text(step.to()) + ")"));
  }

  public Frame replace(Frame frame, TextPlan.Replace replace) {
    List<String> names = replace.fields().isEmpty() ? frame.names() : replace.fields();
    Frame replaced = frame;
    for (String pattern : names) {
      for (String name : FieldNames.matching(frame, pattern)) {
        SqlValue value = field(replaced, name);
        for (FieldPlan.Rename.Pair pair : replace.pairs()) {
          value = SqlValue.text(replaced(value, pair));
        }
        replaced = build.computed(replaced, name, value);
      }
    }
    return replaced;
  }

  private static String replaced(SqlValue value, FieldPlan.Rename.Pair pair) {
    TermPattern from = TermPattern.of(pair.from());
    String text = value.asText();
    if (from.isPlain()) {
      return "CASE WHEN "
          + text
          + " = "
          + Sql.text(from.plain())
          + " THEN "
          + Sql.text(TermPattern.of(pair.to()).texts().getFirst())
          + " ELSE "
          + text
          + " END";
    }
    StringBuilder pattern = new StringBuilder("(?s)^");
    for (int i = 0; i < from.texts().size(); i++) {
      pattern.append(i == 0 ? "" : "(.*?)");
      pattern.append(com.google.re2j.Pattern.quote(from.texts().get(i)));
    }
    String re2 = Sql.text(pattern.append('$').toString());
    StringBuilder with = new StringBuilder();
    List<String> to = TermPattern.of(pair.to()).texts();
    for (int i = 0; i < to.size(); i++) {
      with.append(i == 0 ? "" : "\\" + i).append(to.get(i).replace("\\", "\\\\"));
    }
    return "regexp_replace(" + text + ", " + re2 + ", " + Sql.text(with.toString()) + ")";
  }

  public Frame atPath(Frame frame, TextPlan.AtPath step) {
    String text = field(frame, step.field()).asText();
    if (step.path().isPresent()) {
      String name = step.as().orElse(step.path().get());
      return build.computed(frame, name, Json.at(text, step.path().get()));
    }
    if (step.field().equals(Build.RAW) && frame.raw().isPresent() && !frame.shows(Build.RAW)) {
      // The fields of the raw event are there already.
      return frame;
    }
    Frame found = frame;
    for (String path : structure(frame, text)) {
      String name = step.prefix() + path;
      if (!frame.shows(name)) {
        found = found.with(name, Json.at(text, path));
      }
    }
    return found.resolving(name ->
        frame
            .find(name)
            .or(() ->
                name.startsWith(step.prefix())
                    ? Optional.of(Json.at(text, name.substring(step.prefix().length())))
                    : Optional.empty()));
  }

  private List<String> structure(Frame frame, String text) {
    String sql =
        frame
            .step()
            .statement(
                "SELECT CAST(json_group_structure(CAST(t AS JSON)) AS VARCHAR) FROM (SELECT "
                    + text
                    + " AS t FROM "
                    + frame.step().name()
                    + " LIMIT "
                    + SAMPLED
                    + ") WHERE json_valid(t)");
    build.statements().add(sql);
    return build
        .database()
        .query(
            sql,
            rows ->
                rows.next()
                    ? JsonStructure.leaves(Optional.ofNullable(rows.getString(1)), MOST_FIELDS)
                    : List.of());
  }

  public Frame convert(Frame frame, TextPlan.Convert convert) {
    Set<String> left = new LinkedHashSet<>();
    convert.conversions().stream()
        .filter(each -> each.function().equals("none"))
        .forEach(each -> left.addAll(FieldNames.matching(frame, each.field())));
    Frame converted = frame;
    for (TextPlan.Convert.Conversion each : convert.conversions()) {
      for (String name : FieldNames.matching(frame, each.field())) {
        if (!left.contains(name)) {
          SqlValue value = field(converted, name);
          converted =
              build.computed(
                  converted,
                  each.as().orElse(name),
                  converted(each.function(), value, convert.timeFormat()));
        }
      }
    }
    return converted;
  }

  private static SqlValue converted(String function, SqlValue value, String format) {
    String text = value.asText();
    return switch (function) {
      case "ctime" -> SqlValue.text(Times.formatted(value.asNumber(), format));
      case "mktime" -> SqlValue.number(Times.parsed(text, format));
      case "num" -> SqlValue.number(value.asNumber());
      case "auto" ->
          value.type() == Type.TEXT
              ? SqlValue.text("coalesce(haetae_text(" + value.asNumber() + "), " + text + ")")
              : value;
      case "rmcomma" -> SqlValue.number("haetae_number(replace(" + text + ", ',', ''))");
      case "rmunit" ->
          SqlValue.number(
              "haetae_number(nullif(regexp_extract("
                  + text
                  + ", '^\\s*([-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?)', 1), ''))");
      case "memk" ->
          SqlValue.number(
              "(haetae_number(nullif(regexp_extract("
                  + text
                  + ", '^([-+]?[0-9]*\\.?[0-9]+)([kKmMgG]?)$', 1), '')) * CASE lower(regexp_extract("
                  + text
                  + ", '([kKmMgG]?)$', 1)) WHEN 'm' THEN 1024 WHEN 'g' THEN 1048576 ELSE 1 END)");
      case "dur2sec" ->
          SqlValue.number(
              "list_sum(list_transform(list_zip(list_reverse(string_split(regexp_replace("
                  + text
                  + ", '^(\\d+)\\+', '\\1d'), ':')), [1, 60, 3600]),"
                  + " lambda p: haetae_number(regexp_extract(p[1], '([0-9.]+)$', 1)) * p[2]"
                  + " + coalesce(haetae_number(nullif(regexp_extract(p[1], '^(\\d+)d', 1), ''))"
                  + " * 86400, 0)))");
      case "mstime" ->
          SqlValue.number(
              "(coalesce(haetae_number(nullif(regexp_extract("
                  + text
                  + ", '^(?:(\\d+):)?', 1), '')), 0) * 60 + haetae_number(regexp_extract("
                  + text
                  + ", '(?:^|:)([0-9]+(?:\\.[0-9]+)?)$', 1)))");
      default -> value;
    };
  }
}
