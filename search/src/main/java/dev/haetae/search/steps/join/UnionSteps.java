package dev.haetae.search.steps.join;

import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Column;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Ordering;
import dev.haetae.search.frame.Selection;
import dev.haetae.search.frame.Step;
import dev.haetae.search.function.Json;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.JoinPlan;
import dev.haetae.search.plan.Type;
import dev.haetae.search.source.FieldResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of two searches after each other, beside each other, or compared. */
public final class UnionSteps {
  private final Build build;

  public UnionSteps(Build build) {
    this.build = build;
  }

  /** Two searches whose fields of one name are one column. */
  private final class Both {
    private final Frame first;
    private final Frame second;
    private final Selection left = new Selection(build);
    private final Selection right = new Selection(build);
    private final List<Column> fields = new ArrayList<>();

    /** The fields of both, those of the first before those that only the second has. */
    Both(Frame first, Frame second) {
      this.first = first;
      this.second = second;
      Stream.concat(first.names().stream(), second.names().stream())
          .distinct()
          .forEach(name -> fields.add(column(name, first.shown(name), second.shown(name))));
    }

    private Column column(String name, Optional<SqlValue> one, Optional<SqlValue> other) {
      SqlValue mine = one.orElseGet(SqlValue::absent);
      SqlValue theirs = other.orElseGet(SqlValue::absent);
      Type type = Type.common(List.of(mine.type(), theirs.type())).present();
      String column = build.identifier(name);
      left.part(mine.as(type) + " AS " + column);
      right.part(theirs.as(type) + " AS " + column);
      return new Column(name, SqlValue.of(column, type));
    }

    /** What both have of the event behind their rows and do not show. */
    List<Column> hidden() {
      List<Column> hidden = new ArrayList<>();
      for (String name : List.of(Build.TIME, Build.RAW)) {
        boolean isShown = first.shows(name) || second.shows(name);
        if (!isShown && (first.find(name).isPresent() || second.find(name).isPresent())) {
          hidden.add(column(name, first.find(name), second.find(name)));
        }
      }
      return hidden;
    }

    /** Numbers the rows of each. */
    void number(String row) {
      left.part(first.number() + " AS " + row);
      right.part(second.number() + " AS " + row);
    }

    /** The rows of both: {@code part} tells them apart, {@code row} numbers those of each. */
    String rows(String part, String row) {
      left.part("0 AS " + part);
      right.part("1 AS " + part);
      number(row);
      return left.from(first.step()) + "\n  UNION ALL " + right.from(second.step());
    }

    Step step(String select) {
      return build.step(select, first.step(), second.step());
    }
  }

  private static List<String> order(String part, String row) {
    return List.of(Ordering.ascending(part), Ordering.ascending(row));
  }

  /** The rows of both, the second after the first; a field one of them lacks is absent there. */
  public Frame append(Frame first, Frame second) {
    Both both = new Both(first, second);
    List<Column> hidden = both.hidden();
    Optional<SqlValue> raw =
        Stream.concat(both.fields.stream(), hidden.stream())
            .filter(each -> each.name().equals(Build.RAW))
            .map(Column::value)
            .findFirst();
    boolean open = first.raw().isPresent() && second.raw().isPresent();
    FieldResolver resolver =
        name ->
            hidden.stream()
                .filter(each -> each.name().equals(name))
                .map(Column::value)
                .findFirst()
                .or(() -> open ? raw.map(value -> Json.at(value.sql(), name)) : Optional.empty());
    String part = build.identifier("part");
    String row = build.identifier("row");
    return new Frame(both.step(both.rows(part, row)), both.fields, resolver, raw, order(part, row));
  }

  /** The first row of one beside the first of the other, and so on. */
  public Frame beside(Frame first, Frame second, boolean override) {
    Both both = new Both(first, second);
    String row = build.identifier("row");
    both.number(row);
    List<String> parts = new ArrayList<>();
    for (Column column : both.fields) {
      String name = column.value().sql();
      String mine = "one." + name;
      String theirs = "other." + name;
      String kept =
          override
              ? merged(column.name(), second, theirs, first, mine)
              : merged(column.name(), first, mine, second, theirs);
      parts.add(kept + " AS " + name);
    }
    parts.add("coalesce(one." + row + ", other." + row + ") AS " + row);
    return Frame.table(
        both.step(
            "SELECT "
                + String.join(", ", parts)
                + " FROM ("
                + both.left.from(first.step())
                + ") AS one FULL JOIN ("
                + both.right.from(second.step())
                + ") AS other ON one."
                + row
                + " = other."
                + row),
        both.fields,
        List.of(Ordering.ascending(row)));
  }

  /** A field of the one that comes first, or else of the other. */
  private static String merged(String field, Frame one, String mine, Frame other, String theirs) {
    if (!other.shows(field)) {
      return mine;
    }
    return one.shows(field) ? "coalesce(" + mine + ", " + theirs + ")" : theirs;
  }

  /** Rows of the two searches that are in one, in both or in only one of them, each once. */
  public Frame together(Frame first, Frame second, JoinPlan.Together.Kind kind) {
    Both both = new Both(first, second);
    if (both.fields.isEmpty()) {
      return first;
    }
    String keys =
        both.fields.stream().map(each -> each.value().sql()).collect(Collectors.joining(", "));
    String part = build.identifier("part");
    String row = build.identifier("row");
    String having =
        switch (kind) {
          case UNION -> "";
          case DIFFERENCE -> " HAVING count(DISTINCT " + part + ") = 1";
          case INTERSECTION -> " HAVING count(DISTINCT " + part + ") = 2";
        };
    return Frame.table(
        both.step(
            "SELECT "
                + keys
                + ", min("
                + part
                + ") AS "
                + part
                + ", min("
                + row
                + ") AS "
                + row
                + " FROM ("
                + both.rows(part, row)
                + ") GROUP BY "
                + keys
                + having),
        both.fields,
        order(part, row));
  }
}
