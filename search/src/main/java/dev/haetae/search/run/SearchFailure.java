package dev.haetae.search.run;

import dev.haetae.search.command.CommandFailure;
import java.sql.SQLException;

/** A search that was understood and could not be carried out; the message says what would help. */
public final class SearchFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private SearchFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** Of a command that is no part of the language. */
  static SearchFailure of(CommandFailure failure) {
    return new SearchFailure(String.valueOf(failure.getMessage()), failure);
  }

  static SearchFailure of(SQLException e, SearchLimits limits) {
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
    if (said.contains("Out of Memory")) {
      return new SearchFailure(
          "the search needs more than "
              + (limits.memoryBytes() >> 20)
              + " MB of memory; narrow it, or raise "
              + SearchLimits.MEMORY,
          e);
    }
    return new SearchFailure("the search could not be run: " + first, e);
  }
}
