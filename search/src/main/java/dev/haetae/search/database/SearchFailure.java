package dev.haetae.search.database;

import dev.haetae.search.command.CommandFailure;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** A search that was understood and could not be carried out; the message says what would help. */
public final class SearchFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A gathering of values that DuckDB cannot spill. */
  private static final Pattern LISTS = Pattern.compile("\\blist\\(");

  /** What DuckDB begins with: of which of its own kinds a failure is, which helps nobody. */
  private static final Pattern KIND = Pattern.compile("^(?:[A-Z][A-Za-z-]* )+Error: ");

  private final boolean isMemory;

  private SearchFailure(String message, Throwable cause) {
    super(message, cause);
    this.isMemory = isFull(cause);
  }

  private static boolean isFull(Throwable cause) {
    return cause instanceof SQLException
        && String.valueOf(cause.getMessage()).contains("Out of Memory");
  }

  /** Whether it is memory that was missing. */
  public boolean isMemory() {
    return isMemory;
  }

  /** Of a command that is no part of the language. */
  public static SearchFailure of(CommandFailure failure) {
    return new SearchFailure(String.valueOf(failure.getMessage()), failure);
  }

  /** Of a statement, which says what took the memory. */
  public static SearchFailure of(String sql, SQLException e, SearchLimits limits) {
    return isFull(e) && LISTS.matcher(sql).find()
        ? new SearchFailure(
            "the search needs more than "
                + (limits.memoryBytes() >> 20)
                + " MB of memory: values(), list(), transactions and mvcombine hold every value of a"
                + " group until its end; count with dc(), gather less in a group, or raise "
                + SearchLimits.MEMORY,
            e)
        : of(e, limits);
  }

  public static SearchFailure of(SQLException e, SearchLimits limits) {
    String said = e.getMessage() == null ? "" : e.getMessage();
    String first = said.lines().findFirst().orElse("no reason given");
    if (said.contains("INTERRUPT")) {
      return new SearchFailure(
          "the search took longer than "
              + limits.time().toSeconds()
              + " s; narrow it, or raise "
              + SearchLimits.TIME,
          e);
    }
    if (isFull(e)) {
      return new SearchFailure(
          "the search needs more than "
              + (limits.memoryBytes() >> 20)
              + " MB of memory; narrow it, or raise "
              + SearchLimits.MEMORY,
          e);
    }
    return new SearchFailure(
        "the search could not be run: " + KIND.matcher(first).replaceFirst(""), e);
  }
}
