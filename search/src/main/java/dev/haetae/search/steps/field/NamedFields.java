package dev.haetae.search.steps.field;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fields whose names have others in braces, as {@code bytes_{protocol}}: a row's field is named by
 * the values that the row has of those.
 */
final class NamedFields {
  /** A field in braces; {@code {}} and {@code {0}} are of elements of arrays. */
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*[^{}\\d][^{}]*)}");

  private final Build build;

  NamedFields(Build build) {
    this.build = build;
  }

  /** Whether a name has others in it. */
  static boolean areIn(String name) {
    return BRACES.matcher(name).find();
  }

  Frame set(Frame frame, String name, SqlValue value) {
    String names = names(frame, name);
    return set(frame, names, value, new ValueColumns(build).of(frame, names));
  }

  /** The name each row has for the field, as a text. */
  private String names(Frame frame, String written) {
    Matcher matcher = BRACES.matcher(written);
    List<String> parts = new ArrayList<>();
    int begin = 0;
    while (matcher.find()) {
      parts.add(Sql.text(written.substring(begin, matcher.start())));
      parts.add(new ExpressionWriter(build, frame).field(matcher.group(1)).asText());
      begin = matcher.end();
    }
    parts.add(Sql.text(written.substring(begin)));
    return "nullif(" + String.join(" || ", parts) + ", '')";
  }

  private Frame set(Frame frame, String names, SqlValue value, List<String> all) {
    StringBuilder select = new StringBuilder("SELECT *");
    Frame set = frame;
    for (String name : all) {
      Optional<SqlValue> before = frame.shown(name);
      Type type =
          before
              .map(each -> Type.common(List.of(each.type(), value.type())))
              .orElseGet(value::type);
      Type kept = type.present();
      String column = build.identifier(name);
      select
          .append(", CASE WHEN ")
          .append(names)
          .append(" = ")
          .append(Sql.text(name))
          .append(" THEN ")
          .append(value.as(kept))
          .append(" ELSE ")
          .append(before.orElseGet(SqlValue::absent).as(kept))
          .append(" END AS ")
          .append(column);
      set = set.with(name, SqlValue.of(column, kept));
    }
    return set.with(build.step(select + " FROM " + frame.step().name(), frame.step()));
  }
}
