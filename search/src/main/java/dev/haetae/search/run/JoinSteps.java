package dev.haetae.search.run;

import dev.haetae.search.function.Json;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.Type;
import dev.haetae.search.source.FieldResolver;
import dev.haetae.search.source.LookupTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of other searches and of tables brought in. */
final class JoinSteps {
  /** As many rows of a table as Splunk takes for a key. */
  private static final int MOST_MATCHES = 1_000;

  private final Build build;

  JoinSteps(Build build) {
    this.build = build;
  }

  /** The rows of both, the second after the first; a field one of them lacks is absent there. */
  Frame append(Frame first, Frame second) {
    List<String> names = names(first, second);
    List<String> left = new ArrayList<>();
    List<String> right = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      both(name, name, shown(first, name), shown(second, name), left, right, columns);
    }
    List<Column> hidden = new ArrayList<>();
    for (String name : List.of(Build.TIME, Build.RAW)) {
      if (!names.contains(name)
          && (first.find(name).isPresent() || second.find(name).isPresent())) {
        both(
            name,
            name,
            first.find(name).orElseGet(SqlValue::absent),
            second.find(name).orElseGet(SqlValue::absent),
            left,
            right,
            hidden);
      }
    }
    Optional<SqlValue> raw =
        Stream.concat(columns.stream(), hidden.stream())
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
    Step step =
        build.step(
            half(first, left, "0", part, row)
                + "\n  UNION ALL "
                + half(second, right, "1", part, row),
            first.step(),
            second.step());
    return new Frame(
        step, columns, resolver, raw, List.of(part + " ASC NULLS FIRST", row + " ASC NULLS FIRST"));
  }

  /** The fields of both, those of the first before those that only the second has. */
  private static List<String> names(Frame first, Frame second) {
    List<String> names = new ArrayList<>(first.names());
    second.names().stream().filter(name -> !first.shows(name)).forEach(names::add);
    return names;
  }

  private void both(
      String name,
      String column,
      SqlValue one,
      SqlValue other,
      List<String> left,
      List<String> right,
      List<Column> columns) {
    Type common = Type.common(List.of(one.type(), other.type()));
    Type type = common == Type.ABSENT ? Type.TEXT : common;
    String identifier = build.identifier(column);
    left.add(one.as(type) + " AS " + identifier);
    right.add(other.as(type) + " AS " + identifier);
    columns.add(new Column(name, SqlValue.of(identifier, type)));
  }

  private static SqlValue shown(Frame frame, String name) {
    return frame.shows(name) ? frame.find(name).orElseThrow() : SqlValue.absent();
  }

  private static String numbered(Frame frame, String row) {
    return "row_number() OVER (" + frame.orderClause().strip() + ") AS " + row;
  }

  private static String half(
      Frame frame, List<String> values, String number, String part, String row) {
    List<String> all = new ArrayList<>(values);
    all.add(number + " AS " + part);
    all.add(numbered(frame, row));
    return "SELECT " + String.join(", ", all) + " FROM " + frame.step().name();
  }

  Frame beside(Frame first, Frame second, boolean override) {
    List<String> parts = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    List<String> names = names(first, second);
    String row = build.identifier("row");
    List<String> left = new ArrayList<>(List.of(numbered(first, row)));
    List<String> right = new ArrayList<>(List.of(numbered(second, row)));
    for (String name : names) {
      List<Column> one = new ArrayList<>();
      both(name, name, shown(first, name), shown(second, name), left, right, one);
      SqlValue value = one.getFirst().value();
      String mine = "one." + value.sql();
      String other = "other." + value.sql();
      boolean shared = first.shows(name) && second.shows(name);
      String kept =
          !shared
              ? (first.shows(name) ? mine : other)
              : override
                  ? "coalesce(" + other + ", " + mine + ")"
                  : "coalesce(" + mine + ", " + other + ")";
      parts.add(kept + " AS " + value.sql());
      columns.add(one.getFirst());
    }
    parts.add("coalesce(one." + row + ", other." + row + ") AS " + row);
    Step step =
        build.step(
            "SELECT "
                + String.join(", ", parts)
                + " FROM (SELECT "
                + String.join(", ", left)
                + " FROM "
                + first.step().name()
                + ") AS one FULL JOIN (SELECT "
                + String.join(", ", right)
                + " FROM "
                + second.step().name()
                + ") AS other ON one."
                + row
                + " = other."
                + row,
            first.step(),
            second.step());
    return new Frame(
        step, columns, FieldResolver.NONE, Optional.empty(), List.of(row + " ASC NULLS FIRST"));
  }

  /** Rows of the two searches that are in one, in both or in only one of them, each once. */
  Frame together(Frame first, Frame second, Plan.Together.Kind kind) {
    List<String> names = names(first, second);
    List<String> left = new ArrayList<>();
    List<String> right = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      both(name, name, shown(first, name), shown(second, name), left, right, columns);
    }
    if (columns.isEmpty()) {
      return first;
    }
    String keys =
        columns.stream().map(each -> each.value().sql()).collect(Collectors.joining(", "));
    String part = build.identifier("part");
    String row = build.identifier("row");
    String rows =
        half(first, left, "0", part, row) + " UNION ALL " + half(second, right, "1", part, row);
    String having =
        switch (kind) {
          case UNION -> "";
          case DIFFERENCE -> " HAVING count(DISTINCT " + part + ") = 1";
          case INTERSECTION -> " HAVING count(DISTINCT " + part + ") = 2";
        };
    Step step =
        build.step(
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
                + rows
                + ") GROUP BY "
                + keys
                + having,
            first.step(),
            second.step());
    return new Frame(
        step,
        columns,
        FieldResolver.NONE,
        Optional.empty(),
        List.of(part + " ASC NULLS FIRST", row + " ASC NULLS FIRST"));
  }

  Frame join(Frame rows, Frame others, Plan.Join join) {
    Frame first = join.aliases().map(names -> aliased(rows, names.left())).orElse(rows);
    Frame second = join.aliases().map(names -> aliased(others, names.right())).orElse(others);
    List<Plan.Rename.Pair> pairs = join.keys();
    if (pairs.isEmpty()) {
      pairs =
          first.names().stream()
              .filter(second::shows)
              .map(name -> new Plan.Rename.Pair(name, name, 0))
              .toList();
    }
    if (pairs.isEmpty()) {
      build.note("the searches of join have no field in common; no row has a partner");
    }
    List<String> values = new ArrayList<>();
    List<String> equal = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (Plan.Rename.Pair pair : pairs) {
      SqlValue key = new ExpressionWriter(build, second).field(pair.to());
      String column = build.identifier(pair.to());
      keys.add(column);
      values.add(key.asText() + " AS " + column);
      equal.add(
          new ExpressionWriter(build, first).field(pair.from()).asText() + " = other." + column);
    }
    Map<String, SqlValue> partner = new LinkedHashMap<>();
    for (Column column : second.columns()) {
      if (pairs.stream().noneMatch(pair -> pair.from().equals(column.name()))) {
        String name = build.identifier(column.name());
        SqlValue value = column.value();
        Type type = value.type() == Type.ABSENT ? Type.TEXT : value.type();
        values.add(value.as(type) + " AS " + name);
        partner.put(column.name(), SqlValue.of(name, type));
      }
    }
    Frame joined =
        join.when() == Plan.Join.When.ANY
            ? joined(first, right(second, values, keys, join.most()), equal, join.outer())
            : joinedByTime(first, second, values, equal, join);
    for (Map.Entry<String, SqlValue> other : partner.entrySet()) {
      SqlValue theirs = other.getValue();
      Optional<SqlValue> mine =
          first.shows(other.getKey()) ? first.find(other.getKey()) : Optional.empty();
      joined = joined.with(other.getKey(), merged(mine, theirs, join.overwrite()));
    }
    return joined;
  }

  /** The rows of the other search, of those with equal keys so many. */
  private Step right(Frame second, List<String> values, List<String> keys, long most) {
    String limited =
        most > 0 && !keys.isEmpty()
            ? " QUALIFY row_number() OVER (PARTITION BY "
                + String.join(", ", keys)
                + second.orderClause()
                + ") <= "
                + most
            : "";
    return build.step(
        "SELECT "
            + (values.isEmpty() ? "1" : String.join(", ", values))
            + " FROM "
            + second.step().name()
            + limited,
        second.step());
  }

  /**
   * Each row with so many of its partners, whose second is its own or on the side that is asked.
   */
  private Frame joinedByTime(
      Frame first, Frame second, List<String> values, List<String> equal, Plan.Join join) {
    String row = build.identifier("row");
    String place = build.identifier("place");
    String theirs = build.identifier(Build.TIME);
    Frame numbered =
        first.with(
            build.step(
                "SELECT *, " + numbered(first, row) + " FROM " + first.step().name(),
                first.step()));
    List<String> all = new ArrayList<>(values);
    all.add("floor(" + time(second) + ") AS " + theirs);
    all.add(numbered(second, place));
    Step right =
        build.step(
            "SELECT " + String.join(", ", all) + " FROM " + second.step().name(), second.step());
    List<String> conditions = new ArrayList<>(equal);
    conditions.add(
        "other."
            + theirs
            + (join.when() == Plan.Join.When.EARLIER ? " <= " : " >= ")
            + "floor("
            + time(first)
            + ")");
    Frame joined = joined(numbered, right, equal.isEmpty() ? equal : conditions, join.outer());
    return join.most() == 0
        ? joined
        : joined.with(
            build.step(
                "SELECT * FROM "
                    + joined.step().name()
                    + " QUALIFY row_number() OVER (PARTITION BY "
                    + row
                    + " ORDER BY "
                    + place
                    + ") <= "
                    + join.most(),
                joined.step()));
  }

  private String time(Frame frame) {
    return new ExpressionWriter(build, frame).field(Build.TIME).asNumber();
  }

  /** The fields under names with another before them. */
  private static Frame aliased(Frame frame, String alias) {
    String begin = alias + ".";
    FieldResolver resolver =
        name ->
            name.startsWith(begin)
                ? frame.find(name.substring(begin.length()))
                : name.startsWith("_") ? frame.find(name) : Optional.empty();
    return frame
        .withColumns(
            frame.columns().stream()
                .map(column -> new Column(begin + column.name(), column.value()))
                .toList())
        .resolving(resolver);
  }

  private static SqlValue merged(Optional<SqlValue> mine, SqlValue theirs, boolean overwrite) {
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
  private Frame joined(Frame first, Step right, List<String> conditions, boolean outer) {
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

  private LookupTables.LookupTable table(String name, int at) {
    LookupTables tables = build.lookups();
    return tables
        .find(name)
        .orElseThrow(() ->
            build.mistake(
                at,
                "no table of look-ups is named "
                    + name
                    + (tables.names().isEmpty()
                        ? "; name a folder of tables with --lookups"
                        : QueryMistake.nearest(name, tables.names()))));
  }

  Frame table(Plan.Table plan) {
    LookupTables.LookupTable table = table(plan.table(), plan.at());
    String row = build.identifier("row");
    List<String> parts = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (String name : table.columns()) {
      String column = build.identifier(name);
      parts.add(Sql.identifier(name) + " AS " + column);
      columns.add(new Column(name, SqlValue.text(column)));
    }
    parts.add("row_number() OVER () AS " + row);
    return new Frame(
        build.step("SELECT " + String.join(", ", parts) + " FROM (" + table.sql() + ")"),
        columns,
        FieldResolver.NONE,
        Optional.empty(),
        List.of(row + " ASC NULLS FIRST"));
  }

  Frame lookup(Frame frame, Plan.Lookup lookup) {
    Frame rows = table(new Plan.Table(lookup.table(), lookup.at()));
    Optional<Frame> networks =
        lookup.keys().size() == 1
            ? new NetworkTables(build).resolved(frame, rows, lookup.keys().getFirst())
            : Optional.empty();
    Frame table = networks.orElse(rows);
    List<String> equal = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (Plan.Rename.Pair key : lookup.keys()) {
      String column = build.identifier(key.from());
      SqlValue value = new ExpressionWriter(build, table).field(key.from());
      values.add(value.asText() + " AS " + column);
      equal.add(new ExpressionWriter(build, frame).field(key.to()).asText() + " = other." + column);
    }
    List<String> groups =
        lookup.keys().stream()
            .map(key -> new ExpressionWriter(build, table).field(key.from()).asText())
            .toList();
    boolean several = networks.isEmpty() && hasSeveral(table, groups);
    List<Plan.Rename.Pair> outputs =
        lookup.outputs().isEmpty() ? all(table, lookup) : lookup.outputs();
    Map<String, SqlValue> others = new LinkedHashMap<>();
    for (Plan.Rename.Pair output : outputs) {
      String column = build.identifier(output.to());
      String value = new ExpressionWriter(build, table).field(output.from()).asText();
      values.add((several ? all(value, table.orderClause()) : value) + " AS " + column);
      others.put(output.to(), several ? SqlValue.list(column) : SqlValue.text(column));
    }
    Step right =
        build.step(
            "SELECT "
                + String.join(", ", values)
                + " FROM "
                + table.step().name()
                + (several ? " GROUP BY " + String.join(", ", groups) : ""),
            table.step());
    Frame joined = joined(frame, right, equal, true);
    for (Map.Entry<String, SqlValue> other : others.entrySet()) {
      Optional<SqlValue> mine =
          frame.shows(other.getKey()) ? frame.find(other.getKey()) : Optional.empty();
      joined =
          joined.with(
              other.getKey(),
              lookup.fresh() ? merged(mine, other.getValue(), false) : other.getValue());
    }
    return joined;
  }

  /** Whether a table has rows of equal keys: then what it has of a row may be several values. */
  private boolean hasSeveral(Frame table, List<String> keys) {
    return build
            .numbers(
                table,
                "SELECT max(n) FROM (SELECT count(*) AS n FROM "
                    + table.step().name()
                    + " GROUP BY "
                    + String.join(", ", keys)
                    + ")",
                1)
            .getFirst()
            .orElse(0.0)
        > 1;
  }

  /** The values of the rows of a group, in the order of the table. */
  private static String all(String value, String order) {
    return "haetae_some(list("
        + value
        + order
        + ") FILTER (WHERE "
        + value
        + " IS NOT NULL)[1:"
        + MOST_MATCHES
        + "])";
  }

  private static List<Plan.Rename.Pair> all(Frame table, Plan.Lookup lookup) {
    List<String> keys = lookup.keys().stream().map(Plan.Rename.Pair::from).toList();
    return table.names().stream()
        .filter(name -> !keys.contains(name))
        .map(name -> new Plan.Rename.Pair(name, name, lookup.at()))
        .toList();
  }

  Frame keep(Frame frame, Plan.Keep keep) {
    Frame rows = build.materialised(frame);
    build.keep(rows, keep);
    return rows;
  }
}
