package dev.haetae.search.function;

import dev.haetae.search.plan.Type;
import java.util.Optional;

/**
 * An expression in DuckDB's SQL and what kind of value it has.
 *
 * @param sql safe to stand in a larger expression
 * @param constant the text of a constant, for what must be known before anything runs: patterns,
 *     formats, time modifiers
 */
public record SqlValue(String sql, Type type, Optional<String> constant) {

  /** A value that is computed. */
  public static SqlValue of(String sql, Type type) {
    return new SqlValue(sql, type, Optional.empty());
  }

  /** A number that is computed. */
  public static SqlValue number(String sql) {
    return of(sql, Type.NUMBER);
  }

  /** A text that is computed. */
  public static SqlValue text(String sql) {
    return of(sql, Type.TEXT);
  }

  /** True or false. */
  public static SqlValue truth(String sql) {
    return of(sql, Type.BOOLEAN);
  }

  /** Several texts. */
  public static SqlValue list(String sql) {
    return of(sql, Type.LIST);
  }

  /** No value. */
  public static SqlValue absent() {
    return of("NULL", Type.ABSENT);
  }

  /** This text as a constant. */
  public static SqlValue constant(String text) {
    return new SqlValue(Sql.text(text), Type.TEXT, Optional.of(text));
  }

  /** The same as a column can hold it: what no row has is a text there. */
  public SqlValue present() {
    return type == Type.ABSENT ? text(asText()) : this;
  }

  /** As a number; absent where it is none. */
  public String asNumber() {
    return switch (type) {
      case NUMBER, TIME -> sql;
      case TEXT -> "haetae_number(" + sql + ")";
      case BOOLEAN -> "CAST(" + sql + " AS DOUBLE)";
      case LIST -> "haetae_number(" + sql + "[1])";
      case ABSENT -> "CAST(NULL AS DOUBLE)";
    };
  }

  /** As text; several values one after the other. */
  public String asText() {
    return switch (type) {
      case TEXT -> sql;
      case NUMBER, TIME -> constant.map(Sql::text).orElse("haetae_text(" + sql + ")");
      case BOOLEAN -> "CAST(" + sql + " AS VARCHAR)";
      case LIST -> "array_to_string(" + sql + ", ' ')";
      case ABSENT -> "CAST(NULL AS VARCHAR)";
    };
  }

  /** As several texts. */
  public String asList() {
    return switch (type) {
      case LIST -> sql;
      case ABSENT -> "CAST(NULL AS VARCHAR[])";
      default -> "haetae_list(" + asText() + ")";
    };
  }

  /** As a condition. */
  public String asTruth() {
    return switch (type) {
      case BOOLEAN -> sql;
      case NUMBER, TIME -> "(" + sql + " <> 0)";
      case ABSENT -> "CAST(NULL AS BOOLEAN)";
      default -> "(lower(" + asText() + ") = 'true')";
    };
  }

  /** As a value of that type. */
  public String as(Type wanted) {
    return switch (wanted) {
      case NUMBER, TIME -> asNumber();
      case TEXT -> asText();
      case BOOLEAN -> asTruth();
      case LIST -> asList();
      case ABSENT -> sql;
    };
  }
}
