package dev.haetae.search.frame;

import dev.haetae.search.function.Macros;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Type;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The rows of a frame, fetched. */
public final class Answers {
  private Answers() {}

  /** The statement for the first rows of a frame, as {@link #last} has them. */
  public static String statement(Frame frame, long rows) {
    return frame.step().statement(last(frame, rows));
  }

  /**
   * What is asked of the step of a frame for its first rows: each value as text; times as numbers,
   * which {@link #cell} makes texts.
   */
  public static String last(Frame frame, long rows) {
    List<String> parts = new ArrayList<>();
    for (Column column : frame.columns()) {
      parts.add(text(column.value()));
    }
    return "SELECT "
        + (parts.isEmpty() ? "NULL" : String.join(", ", parts))
        + " FROM "
        + frame.step().name()
        + frame.orderClause()
        + " LIMIT "
        + rows;
  }

  private static String text(SqlValue value) {
    return switch (value.type()) {
      case LIST, TIME -> value.sql();
      // Of a column by itself: to teach DuckDB a macro takes longer.
      case NUMBER -> value.sql().startsWith("\"") ? Macros.text(value.sql()) : value.asText();
      default -> value.asText();
    };
  }

  /** The statement for all rows of a frame, times in seconds since 1970. */
  public static String plain(Frame frame) {
    List<String> parts = new ArrayList<>();
    for (Column column : frame.columns()) {
      SqlValue value = column.value();
      parts.add(value.type() == Type.LIST ? value.sql() : value.asText());
    }
    return frame
        .step()
        .statement(
            "SELECT "
                + (parts.isEmpty() ? "NULL" : String.join(", ", parts))
                + " FROM "
                + frame.step().name()
                + frame.orderClause());
  }

  public static Cell cell(ResultSet rows, int index, Type type, TimeText times)
      throws SQLException {
    Object value = rows.getObject(index);
    if (value == null) {
      return new Cell(type, List.of());
    }
    if (type == Type.TIME && value instanceof Number seconds) {
      return new Cell(type, List.of(times.of(seconds.doubleValue())));
    }
    if (!(value instanceof Array array)) {
      return new Cell(type, List.of(value.toString()));
    }
    return new Cell(
        type,
        Arrays.stream((Object[]) array.getArray())
            .filter(Objects::nonNull)
            .map(Object::toString)
            .collect(Collectors.toUnmodifiableList()));
  }

  /** The rows as texts, for what is made of data. */
  public static List<List<Optional<String>>> texts(Build build, Frame frame, long most) {
    return build.query(
        frame,
        last(frame, most),
        rows -> {
          List<List<Optional<String>>> all = new ArrayList<>();
          while (rows.next()) {
            all.add(row(build, frame, rows));
          }
          return all;
        });
  }

  /**
   * Takes the rows as texts, one after the other.
   *
   * @return how many there were
   */
  public static long each(
      Build build, Frame frame, long most, Consumer<List<Optional<String>>> consumer) {
    String sql = statement(frame, most);
    build.statements().add(sql);
    return build
        .database()
        .query(
            sql,
            rows -> {
              long count = 0;
              for (; rows.next(); count++) {
                consumer.accept(row(build, frame, rows));
              }
              return count;
            });
  }

  private static List<Optional<String>> row(Build build, Frame frame, ResultSet rows)
      throws SQLException {
    List<Optional<String>> row = new ArrayList<>();
    for (int i = 0; i < frame.columns().size(); i++) {
      Type type = frame.columns().get(i).value().type();
      Cell cell = cell(rows, i + 1, type, build.times());
      row.add(cell.isAbsent() ? Optional.empty() : Optional.of(cell.joined(" ")));
    }
    return row;
  }
}
