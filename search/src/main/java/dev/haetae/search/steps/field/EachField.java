package dev.haetae.search.steps.field;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Assignment;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.FieldPlan;
import dev.haetae.search.plan.Type;
import java.util.regex.Matcher;

/** Assignments for many fields, or for each of the values of one. */
public final class EachField {
  private final Build build;

  public EachField(Build build) {
    this.build = build;
  }

  private SqlValue field(Frame frame, String name) {
    return new ExpressionWriter(build, frame).field(name);
  }

  public Frame forEach(Frame frame, FieldPlan.ForEach step) {
    if (step.values()) {
      return fold(frame, step);
    }
    Frame changed = frame;
    for (String pattern : step.patterns()) {
      java.util.regex.Pattern shape = FieldNames.pattern(pattern);
      for (String name : FieldNames.matching(frame, pattern)) {
        Matcher matcher = shape.matcher(name);
        if (matcher.matches()) {
          for (Assignment each : step.assignments()) {
            Expr value = marked(each.value(), name, matcher);
            changed =
                build.computed(
                    changed,
                    marked(each.field(), name, matcher),
                    new ExpressionWriter(build, changed).write(value));
          }
        }
      }
    }
    return changed;
  }

  private static Expr marked(Expr expr, String name, Matcher matcher) {
    return switch (expr) {
      case Expr.Field field -> new Expr.Field(marked(field.name(), name, matcher), field.at());
      case Expr.Text text -> new Expr.Text(marked(text.value(), name, matcher));
      case Expr.Call call ->
          new Expr.Call(
              call.function(),
              call.arguments().stream().map(each -> marked(each, name, matcher)).toList(),
              call.at());
      default -> expr;
    };
  }

  private static String marked(String text, String name, Matcher matcher) {
    String marked = text.replace("<<FIELD>>", name);
    StringBuilder all = new StringBuilder();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      marked = marked.replace("<<MATCHSEG" + i + ">>", matcher.group(i));
      all.append(matcher.group(i));
    }
    return marked.replace("<<MATCHSTR>>", all);
  }

  /** One assignment repeated for each value of a field, each on what came of the one before. */
  private Frame fold(Frame frame, FieldPlan.ForEach step) {
    Frame changed = frame;
    for (String name : step.patterns()) {
      SqlValue values =
          name.startsWith("[")
              ? SqlValue.list(
                  "CAST(json_extract_string(" + Sql.text(name) + ", '$[*]') AS VARCHAR[])")
              : list(field(changed, name));
      for (Assignment each : step.assignments()) {
        SqlValue before = field(changed, each.field());
        SqlValue next =
            new ExpressionWriter(build, changed)
                .with(each.field(), SqlValue.text("haetae_total"))
                .with("<<ITEM>>", SqlValue.text("haetae_item"))
                .write(each.value());
        changed =
            build.computed(
                changed,
                each.field(),
                SqlValue.text(
                    "list_reduce(list_prepend("
                        + before.asText()
                        + ", "
                        + values.sql()
                        + "), lambda haetae_total, haetae_item: "
                        + next.asText()
                        + ")"));
      }
    }
    return changed;
  }

  private static SqlValue list(SqlValue value) {
    return value.type() == Type.TEXT
        ? SqlValue.list(
            "CASE WHEN json_valid("
                + value.sql()
                + ") AND "
                + value.sql()
                + "[1] = '[' THEN CAST(json_extract_string("
                + value.sql()
                + ", '$[*]') AS VARCHAR[]) ELSE "
                + value.asList()
                + " END")
        : SqlValue.list(value.asList());
  }
}
