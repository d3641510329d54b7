package dev.haetae.search.steps.join;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Column;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Selection;
import dev.haetae.search.frame.Step;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.FieldPlan;
import dev.haetae.search.plan.JoinPlan;
import dev.haetae.search.plan.Type;
import dev.haetae.search.source.FieldResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows with those of another search that have equal keys. */
public final class JoinSteps {
  private final Build build;

  public JoinSteps(Build build) {
    this.build = build;
  }

  public Frame join(Frame rows, Frame others, JoinPlan.Join join) {
    Frame first = join.aliases().map(names -> aliased(rows, names.left())).orElse(rows);
    Frame second = join.aliases().map(names -> aliased(others, names.right())).orElse(others);
    List<FieldPlan.Rename.Pair> pairs = pairs(first, second, join);
    Selection right = new Selection(build);
    List<String> keys = new ArrayList<>();
    List<String> equal = new ArrayList<>();
    for (FieldPlan.Rename.Pair pair : pairs) {
      String key = right.hidden(pair.to(), field(second, pair.to()).asText());
      keys.add(key);
      equal.add(field(first, pair.from()).asText() + " = other." + key);
    }
    second.columns().stream()
        .filter(column -> pairs.stream().noneMatch(pair -> pair.from().equals(column.name())))
        .forEach(column -> right.add(column.name(), column.value()));
    Frame joined =
        join.when() == JoinPlan.Join.When.ANY
            ? joined(first, some(second, right, keys, join.most()), equal, join.outer())
            : joinedByTime(first, second, right, equal, join);
    for (Column theirs : right.fields()) {
      joined =
          joined.with(
              theirs.name(), merged(first.shown(theirs.name()), theirs.value(), join.overwrite()));
    }
    return joined;
  }

  private SqlValue field(Frame frame, String name) {
    return new ExpressionWriter(build, frame).field(name);
  }

  /** The fields that are to be equal: those asked for, or else all that both have. */
  private List<FieldPlan.Rename.Pair> pairs(Frame first, Frame second, JoinPlan.Join join) {
    if (!join.keys().isEmpty()) {
      return join.keys();
    }
    List<FieldPlan.Rename.Pair> common =
        first.names().stream()
            .filter(second::shows)
            .map(name -> new FieldPlan.Rename.Pair(name, name, 0))
            .toList();
    if (common.isEmpty()) {
      build.note("the searches of join have no field in common; no row has a partner");
    }
    return common;
  }

  /** The rows of the other search, of those with equal keys so many. */
  private Step some(Frame second, Selection right, List<String> keys, long most) {
    String limited =
        most > 0 && !keys.isEmpty()
            ? " QUALIFY row_number() OVER (PARTITION BY "
                + String.join(", ", keys)
                + second.orderClause()
                + ") <= "
                + most
            : "";
    return build.step(right.from(second.step()) + limited, second.step());
  }

  /**
   * Each row with so many of its partners, whose second is its own or on the side that is asked.
   */
  private Frame joinedByTime(
      Frame first, Frame second, Selection right, List<String> equal, JoinPlan.Join join) {
    String row = build.identifier("row");
    Frame numbered = build.besides(first, first.number() + " AS " + row);
    String place = right.hidden("place", second.number());
    String theirs = right.hidden(Build.TIME, second(second));
    List<String> conditions = new ArrayList<>(equal);
    String side = join.when() == JoinPlan.Join.When.EARLIER ? " <= " : " >= ";
    conditions.add("other." + theirs + side + second(first));
    Frame joined =
        joined(
            numbered,
            build.step(right.from(second.step()), second.step()),
            equal.isEmpty() ? equal : conditions,
            join.outer());
    return join.most() == 0
        ? joined
        : build.chosen(
            joined,
            "row_number() OVER (PARTITION BY "
                + row
                + " ORDER BY "
                + place
                + ") <= "
                + join.most());
  }

  /** The second a row is of. */
  private String second(Frame frame) {
    return "floor(" + field(frame, Build.TIME).asNumber() + ")";
  }

  /** The fields under names with another before them. */
  private static Frame aliased(Frame frame, String alias) {
    String begin = alias + ".";
    FieldResolver resolver =
        name -> {
          if (name.startsWith(begin)) {
            return frame.find(name.substring(begin.length()));
          }
          return name.startsWith("_") ? frame.find(name) : Optional.empty();
        };
    return frame
        .withColumns(
            frame.columns().stream()
                .map(column -> new Column(begin + column.name(), column.value()))
                .toList())
        .resolving(resolver);
  }

  /**
   * A field of both: the row's own, or where that is absent, or is to be overwritten, the other.
   */
  static SqlValue merged(Optional<SqlValue> mine, SqlValue theirs, boolean overwrite) {
    if (mine.isEmpty() || mine.get().type() == Type.ABSENT) {
      return theirs;
    }
    Type type = Type.common(List.of(mine.get().type(), theirs.type()));
    String one = mine.get().as(type);
    String other = theirs.as(type);
    return SqlValue.of(
        overwrite ? "coalesce(" + other + ", " + one + ")" : "coalesce(" + one + ", " + other + ")",
        type);
  }

  /**
   * The rows with the columns of the other step, named {@code other}, where all conditions hold.
   */
  Frame joined(Frame first, Step right, List<String> conditions, boolean outer) {
    return first.with(
        build.step(
            "SELECT * FROM "
                + first.step().name()
                + (outer ? " LEFT JOIN " : " JOIN ")
                + right.name()
                + " AS other ON "
                + (conditions.isEmpty() ? "false" : String.join(" AND ", conditions)),
            first.step(),
            right));
  }
}
