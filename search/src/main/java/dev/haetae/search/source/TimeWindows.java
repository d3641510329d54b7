package dev.haetae.search.source;

import java.util.List;

/**
 * Windows of time in which a source is read, the newest first, where a search wants no more than
 * its newest rows: what is older is only read while there are not enough. Rows are kept to the
 * window by variables of DuckDB, so that one statement serves all windows.
 */
public final class TimeWindows {
  private static final String FROM = "haetae_window_from";
  private static final String TO = "haetae_window_to";

  private TimeWindows() {}

  /**
   * A window.
   *
   * @param from its begin, microseconds since 1970
   * @param to its end, which is not part of it
   */
  public record Window(long from, long to) {
    /** The statements that turn to it. */
    public List<String> statements() {
      return List.of(set(FROM, from), set(TO, to));
    }

    private static String set(String variable, long micros) {
      return "SET VARIABLE " + variable + " = make_timestamptz(" + micros + ")";
    }
  }

  /** The condition that a time lies in the window turned to. */
  public static String condition(String time) {
    return time + " >= getvariable('" + FROM + "') AND " + time + " < getvariable('" + TO + "')";
  }
}
