package dev.haetae.search.frame;

import dev.haetae.search.function.SqlValue;
import java.util.ArrayList;
import java.util.List;

/** The columns of rows that are made anew, while they are written. */
public final class Selection {
  private final Build build;
  private final List<String> parts = new ArrayList<>();
  private final List<Column> fields = new ArrayList<>();

  public Selection(Build build) {
    this.build = build;
  }

  /** Adds a field; gives the column it is in. */
  public SqlValue add(String field, SqlValue value) {
    SqlValue known = value.present();
    SqlValue column = SqlValue.of(hidden(field, known.sql()), known.type());
    placed(field, column);
    return column;
  }

  /** Adds a field in the place of one that may have its name already. */
  public SqlValue replace(String field, SqlValue value) {
    fields.removeIf(each -> each.name().equals(field));
    return add(field, value);
  }

  /** Makes a field of a column that is selected already. */
  public void placed(String field, SqlValue column) {
    fields.add(new Column(field, column));
  }

  /** Adds a column that is no field, as what the order hangs on; gives its name. */
  public String hidden(String name, String sql) {
    String column = build.identifier(name);
    part(sql + " AS " + column);
    return column;
  }

  /** Adds something to be selected under a name that is known. */
  public void part(String sql) {
    parts.add(sql);
  }

  public List<Column> fields() {
    return List.copyOf(fields);
  }

  /** The SELECT, as far as where it selects from. */
  public String sql() {
    return "SELECT " + (parts.isEmpty() ? "1" : String.join(", ", parts)) + " FROM ";
  }

  /** The SELECT over a step. */
  public String from(Step step) {
    return sql() + step.name();
  }

  /** Rows of a step that selects this, with no raw event behind them. */
  public Frame frame(Step step, List<String> order) {
    return Frame.table(step, fields, order);
  }
}
