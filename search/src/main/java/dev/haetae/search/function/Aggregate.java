package dev.haetae.search.function;

/**
 * A function of many rows.
 *
 * @param takesPercent whether its name ends in a number, as {@code perc95} does
 */
public record Aggregate(String name, boolean takesPercent, boolean needsArgument, Writer writer) {

  /**
   * Where a call stands.
   *
   * @param order the order of the rows, as after ORDER BY; empty where there is none
   * @param over what makes a window of the call, with its OVER; empty in a GROUP BY
   * @param percent the number in the name, 0 to 100
   * @param time the time of a row as a number of seconds
   */
  public record Place(String order, String over, double percent, String time) {
    /** An aggregate function's call, with the rows it takes. */
    String call(String function, String arguments, String filter) {
      return function
          + "("
          + arguments
          + ")"
          + (filter.isEmpty() ? "" : " FILTER (WHERE " + filter + ")")
          + over;
    }

    /** The same, where the order of the rows decides. */
    String ordered(String function, String arguments, String filter) {
      // A window has its order already.
      boolean sorts = over.isEmpty() && !order.isEmpty();
      return call(function, sorts ? arguments + " ORDER BY " + order : arguments, filter);
    }
  }

  /** Writes the call. */
  @FunctionalInterface
  public interface Writer {
    /** The call in SQL. */
    SqlValue write(SqlValue argument, Place place);
  }
}
