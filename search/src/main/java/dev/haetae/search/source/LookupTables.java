package dev.haetae.search.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lookup tables: small tables beside the events, read and written by name. */
public interface LookupTables {
  /** No tables. */
  LookupTables NONE =
      new LookupTables() {
        @Override
        public Set<String> names() {
          return Set.of();
        }

        @Override
        public Optional<LookupTable> find(String name) {
          return Optional.empty();
        }

        @Override
        public Optional<Path> writable(String name) {
          return Optional.empty();
        }

        @Override
        public List<Path> readable() {
          return List.of();
        }
      };

  /** The names of the tables there are. */
  Set<String> names();

  /** The table of that name. */
  Optional<LookupTable> find(String name);

  /** Where a table of that name is to be written; empty where none may be. */
  Optional<Path> writable(String name);

  /** The files of all tables. */
  List<Path> readable();

  /**
   * A table.
   *
   * @param sql a SELECT of all of it, every column a text
   * @param columns their names
   */
  record LookupTable(String sql, List<String> columns) {
    public LookupTable {
      columns = List.copyOf(columns);
    }
  }
}
