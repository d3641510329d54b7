package dev.haetae.search.command;

import java.util.List;
import java.util.Map;

/** Takes what a command makes. */
public interface OutputRows {
  /**
   * Takes a row: the values of its fields by name. {@code _time} is in seconds since 1970.
   *
   * @return whether more rows are wanted
   */
  boolean row(Map<String, List<String>> fields);

  /** Something the user should know. */
  void note(String words);
}
