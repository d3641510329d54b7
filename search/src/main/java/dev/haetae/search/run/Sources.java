package dev.haetae.search.run;

import dev.haetae.search.command.CustomCommands;
import dev.haetae.search.source.LookupTables;
import dev.haetae.search.source.RowSource;

/**
 * What a search may draw on.
 *
 * @param rows what is searched
 * @param lookups tables it may read and write by name
 * @param commands commands besides those of the language
 */
public record Sources(RowSource rows, LookupTables lookups, CustomCommands commands) {

  /** Rows and nothing else. */
  public static Sources of(RowSource rows) {
    return of(rows, LookupTables.NONE);
  }

  /** Rows and tables, with no commands but those of the language. */
  public static Sources of(RowSource rows, LookupTables lookups) {
    return new Sources(rows, lookups, CustomCommands.NONE);
  }
}
