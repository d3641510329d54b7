package dev.haetae.search.steps.field;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Column;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.function.Compare;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.FieldPlan;
import dev.haetae.search.plan.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Fields chosen, renamed and filled. Choosing and renaming cost no SQL. */
public final class FieldSteps {
  private final Build build;

  public FieldSteps(Build build) {
    this.build = build;
  }

  public Frame choose(Frame frame, FieldPlan.Fields fields) {
    Map<String, SqlValue> chosen = new LinkedHashMap<>();
    if (fields.mode() == FieldPlan.Fields.Mode.REMOVE) {
      frame.columns().forEach(column -> chosen.put(column.name(), column.value()));
      Set<String> removed = new HashSet<>();
      for (String pattern : fields.patterns()) {
        removed.addAll(FieldNames.matching(frame, pattern));
      }
      chosen.keySet().removeAll(removed);
      // The time and the raw event are what other steps stand on.
      removed.removeIf(name -> name.startsWith("_"));
      return frame.withColumns(columns(chosen)).resolving(frame.resolver().without(removed));
    }
    for (String pattern : fields.patterns()) {
      for (String name : FieldNames.shown(frame, pattern)) {
        chosen.putIfAbsent(name, new ExpressionWriter(build, frame).field(name));
      }
    }
    Frame closed = frame.withColumns(columns(chosen)).closed();
    // The time and the raw event stay with the rows, unless a table is made.
    return fields.mode() == FieldPlan.Fields.Mode.KEEP
        ? closed.resolving(name ->
            name.equals(Build.TIME) || name.equals(Build.RAW) ? frame.find(name) : Optional.empty())
        : closed;
  }

  private static List<Column> columns(Map<String, SqlValue> values) {
    List<Column> columns = new ArrayList<>();
    values.forEach((name, value) -> columns.add(new Column(name, value)));
    return columns;
  }

  public Frame rename(Frame frame, FieldPlan.Rename rename) {
    Frame renamed = frame;
    for (FieldPlan.Rename.Pair pair : rename.pairs()) {
      renamed = renamed(renamed, pair);
    }
    return renamed;
  }

  private Frame renamed(Frame frame, FieldPlan.Rename.Pair pair) {
    if (pair.from().indexOf('*') < 0) {
      return renamed(frame, pair.from(), pair.to());
    }
    long stars = pair.from().chars().filter(c -> c == '*').count();
    if (pair.to().chars().filter(c -> c == '*').count() != stars) {
      throw build.mistake(
          pair.at(), pair.from() + " and " + pair.to() + " must have equally many *");
    }
    Pattern pattern = FieldNames.pattern(pair.from());
    Frame renamed = frame;
    for (String name : FieldNames.matching(frame, pair.from())) {
      renamed = renamed(renamed, name, FieldNames.starred(pair.to(), pattern, name));
    }
    return renamed;
  }

  private static Frame renamed(Frame frame, String from, String to) {
    Optional<SqlValue> value = frame.find(from);
    if (value.isEmpty() || from.equals(to)) {
      return frame;
    }
    List<Column> columns = new ArrayList<>();
    boolean placed = false;
    for (Column column : frame.columns()) {
      if (column.name().equals(from)) {
        columns.add(new Column(to, value.get()));
        placed = true;
      } else if (!column.name().equals(to)) {
        columns.add(column);
      }
    }
    if (!placed) {
      columns.add(new Column(to, value.get()));
    }
    Frame renamed = frame.withColumns(columns);
    return from.startsWith("_")
        ? renamed
        : renamed.resolving(frame.resolver().without(Set.of(from)));
  }

  public Frame fill(Frame frame, FieldPlan.Fill fill) {
    List<String> names = fill.fields().isEmpty() ? frame.names() : new ArrayList<>();
    if (!fill.fields().isEmpty()) {
      fill.fields().forEach(field -> names.addAll(FieldNames.matching(frame, field)));
    }
    Frame filled = frame;
    for (String name : names) {
      SqlValue value = filled.find(name).orElseGet(SqlValue::absent);
      filled = build.computed(filled, name, filled(value, fill.value()));
    }
    return filled;
  }

  private static SqlValue filled(SqlValue value, String with) {
    Optional<Double> number = Compare.numeric(with);
    if (value.type().isNumeric() && number.isPresent()) {
      return SqlValue.of(
          "coalesce(" + value.sql() + ", " + Sql.number(number.get()) + ")", value.type());
    }
    SqlValue constant = SqlValue.constant(with);
    if (value.type() == Type.LIST) {
      return SqlValue.list("coalesce(" + value.sql() + ", " + constant.asList() + ")");
    }
    return SqlValue.text("coalesce(" + value.asText() + ", " + constant.sql() + ")");
  }
}
