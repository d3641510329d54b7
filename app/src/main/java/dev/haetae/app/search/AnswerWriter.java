package dev.haetae.app.search;

import dev.haetae.search.frame.Cell;
import dev.haetae.search.run.Search;
import java.io.PrintWriter;
import java.util.List;

/** Writes the rows of a search as they come. */
public abstract class AnswerWriter implements AutoCloseable {
  /** The forms of output. */
  public enum Form {
    TABLE,
    JSON,
    JSONL,
    CSV
  }

  /** A writer of that form. */
  public static AnswerWriter of(Form form, List<Search.Field> fields, PrintWriter out) {
    return switch (form) {
      case TABLE -> new TableAnswer(fields, out);
      case JSON -> new JsonAnswer(fields, out, true);
      case JSONL -> new JsonAnswer(fields, out, false);
      case CSV -> new CsvAnswer(fields, out);
    };
  }

  /** Writes a row. */
  public abstract void row(List<Cell> cells);

  /** Writes what is left. */
  @Override
  public abstract void close();
}
