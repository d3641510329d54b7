package dev.haetae.search.source;

import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.TimeRange;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Where the rows of a search come from: a lake, or files. */
public interface RowSource {

  /** The files that must be read while a search runs; nothing else can be. */
  List<Path> readable();

  /** Folders of which any file may have to be read while a search runs. */
  default List<Path> readableFolders() {
    return List.of();
  }

  /** DuckDB is opened while a source already looks at what there is. */
  @FunctionalInterface
  interface Opening {
    /**
     * DuckDB, once it is open.
     *
     * @throws SQLException when it cannot be opened
     */
    Connection connection() throws SQLException;
  }

  /**
   * The rows of a search.
   *
   * @throws SQLException when what is there cannot be read
   * @throws UnknownName when the search names what the source does not have
   */
  Relation relation(Request request, Opening opening) throws SQLException;

  /**
   * What is asked of a source.
   *
   * @param range only events of that time; the source sees to it
   * @param wanted conditions every row must meet, as a hint for what need not be read; the search
   *     filters by them itself
   * @param words words the raw event of every row must have, as a hint too
   * @param newestFirst whether the newest rows may be all that is wanted, so that the source may
   *     tell {@linkplain Relation#windows windows} to read them in
   */
  record Request(
      TimeRange range, List<Expr.Match> wanted, List<Expr.Term> words, boolean newestFirst) {
    public Request {
      wanted = List.copyOf(wanted);
      words = List.copyOf(words);
    }

    /** A request for all rows. */
    public Request(TimeRange range, List<Expr.Match> wanted, List<Expr.Term> words) {
      this(range, wanted, words, false);
    }
  }
}
