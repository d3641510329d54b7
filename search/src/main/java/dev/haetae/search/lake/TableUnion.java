package dev.haetae.search.lake;

import dev.haetae.lake.LakePlan;
import dev.haetae.lake.table.LakeColumn;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Type;
import dev.haetae.search.source.Projection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Some tables of the lake one below the other. A column that they do not agree on is text, and one
 * that a table lacks is nothing in its rows.
 */
final class TableUnion {
  /** The column that says which table a row is of. */
  static final String TABLE = "_table";

  /** A column of the union: its type, and whether the tables agree on it. */
  private record Shape(LakeColumn column, boolean agreed) {
    String sql() {
      return agreed ? column.sql() : "VARCHAR";
    }

    Shape with(Shape other) {
      return new Shape(column, agreed && column.sql().equals(other.column.sql()));
    }
  }

  private final Map<String, Shape> columns = new LinkedHashMap<>();

  TableUnion(List<LakeTable> tables) {
    for (LakeTable table : tables) {
      for (LakeColumn column : table.columns()) {
        columns.merge(column.name(), new Shape(column, true), Shape::with);
      }
    }
  }

  /** The names of the columns, in order. */
  Set<String> names() {
    return columns.keySet();
  }

  /** The columns, in order, each as the first table has it. */
  List<LakeColumn> columns() {
    return columns.values().stream().map(Shape::column).toList();
  }

  /** A column by its name, as the first table has it. */
  Optional<LakeColumn> column(String name) {
    return Optional.ofNullable(columns.get(name)).map(Shape::column);
  }

  /** What a column holds. */
  SqlValue value(LakeColumn column) {
    Shape shape = columns.get(column.name());
    String name = name(column.name());
    if (shape == null || !shape.agreed()) {
      return SqlValue.text(name);
    }
    if (column.list()) {
      return SqlValue.list("haetae_some(" + name + ")");
    }
    return switch (column.type()) {
      case TEXT -> SqlValue.text(name);
      case WHOLE -> SqlValue.number(name);
      case BOOLEAN -> SqlValue.text("CAST(" + name + " AS VARCHAR)");
      case TIME -> SqlValue.of("epoch(" + name + ")", Type.TIME);
    };
  }

  /**
   * The rows of these plans.
   *
   * @param conditions what rows of a plan must meet
   */
  Projection of(List<LakePlan> plans, Function<LakePlan, String> conditions) {
    return new Rows(plans, conditions);
  }

  private final class Rows implements Projection {
    private final List<LakePlan> plans;
    private final Function<LakePlan, String> conditions;

    Rows(List<LakePlan> plans, Function<LakePlan, String> conditions) {
      this.plans = plans;
      this.conditions = conditions;
    }

    @Override
    public List<String> columns() {
      List<String> all = new ArrayList<>(columns.keySet());
      all.addFirst(TABLE);
      return List.copyOf(all);
    }

    @Override
    public String select(Predicate<String> needed) {
      return plans.isEmpty()
          ? selectNothing(needed)
          : plans.stream()
              .map(plan -> select(plan, needed))
              .collect(Collectors.joining("\n  UNION ALL "));
    }

    private String selectNothing(Predicate<String> needed) {
      return columns.entrySet().stream()
          .filter(each -> needed.test(each.getKey()))
          .map(each -> absent(each.getKey(), each.getValue()))
          .collect(Collectors.joining(", ", "SELECT '' AS " + name(TABLE) + ", ", " WHERE false"));
    }

    private String select(LakePlan plan, Predicate<String> needed) {
      List<String> parts = new ArrayList<>();
      parts.add(Sql.text(plan.table().name()) + " AS " + name(TABLE));
      columns.forEach((column, shape) -> {
        if (needed.test(column)) {
          parts.add(part(plan.table(), column, shape));
        }
      });
      String where = conditions.apply(plan);
      return "SELECT "
          + String.join(", ", parts)
          + " FROM "
          + plan.relation(column -> needed.test(column) || where.contains(name(column)))
          + where;
    }
  }

  private static String part(LakeTable table, String name, Shape shape) {
    Optional<LakeColumn> column = table.column(name);
    if (column.isEmpty()) {
      return absent(name, shape);
    }
    if (shape.agreed()) {
      return name(name);
    }
    return column.get().list()
        ? "array_to_string(" + name(name) + ", ' ') AS " + name(name)
        : "CAST(" + name(name) + " AS VARCHAR) AS " + name(name);
  }

  private static String absent(String name, Shape shape) {
    return "CAST(NULL AS " + shape.sql() + ") AS " + name(name);
  }

  private static String name(String column) {
    return Sql.identifier(column);
  }
}
