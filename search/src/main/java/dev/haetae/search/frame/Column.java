package dev.haetae.search.frame;

import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Type;

/**
 * A field of the rows at one step. A number that is named {@code _time} is a time, whoever computed
 * it.
 *
 * @param name as the user sees it
 * @param value an expression over the columns of the step
 */
public record Column(String name, SqlValue value) {
  public Column {
    value =
        name.equals(Build.TIME) && value.type() == Type.NUMBER
            ? SqlValue.of(value.sql(), Type.TIME)
            : value;
  }
}
