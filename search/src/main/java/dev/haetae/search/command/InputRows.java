package dev.haetae.search.command;

import java.util.List;
import java.util.Optional;

/** The rows that come to a command. */
@FunctionalInterface
public interface InputRows {
  /** No rows. */
  InputRows NONE = (required, before, consumer) -> consumer.begin(List.of());

  /**
   * Reads them, once.
   *
   * @param required fields that are wanted though they are no column; none for only the columns
   * @param before steps of a search the rows go through first
   */
  void read(List<String> required, Optional<String> before, Consumer consumer);

  /** Takes rows. */
  interface Consumer {
    /** Told the names of the fields, before the first row. */
    void begin(List<String> fields);

    /**
     * Takes a row, the values of each field in their order; none where it is absent.
     *
     * @return whether more rows are wanted
     */
    boolean take(List<List<String>> values);
  }
}
