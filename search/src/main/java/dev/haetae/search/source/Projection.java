package dev.haetae.search.source;

import java.util.List;
import java.util.function.Predicate;

/** A SELECT over what a source allows to be read, which can leave out columns nobody needs. */
public interface Projection {

  /** The names of all its columns. */
  List<String> columns();

  /**
   * The SELECT with at least the columns that are needed.
   *
   * @param needed told the name of a column
   */
  String select(Predicate<String> needed);

  /** A SELECT that always has all of its columns. */
  static Projection of(String select, List<String> columns) {
    record Whole(String select, List<String> columns) implements Projection {
      @Override
      public String select(Predicate<String> needed) {
        return select;
      }
    }
    return new Whole(select, List.copyOf(columns));
  }
}
