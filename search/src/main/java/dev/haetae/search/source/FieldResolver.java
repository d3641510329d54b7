package dev.haetae.search.source;

import dev.haetae.search.function.SqlValue;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds a field of the raw event that is no column of the relation. */
@FunctionalInterface
public interface FieldResolver {
  /** Knows no field but the columns. */
  FieldResolver NONE = name -> Optional.empty();

  /**
   * How the field is had from a row of the relation.
   *
   * @param name as the user wrote it: the log's own spelling or OCSF
   */
  Optional<SqlValue> resolve(String name);

  /**
   * Where the address in a field is, where that was kept with the events.
   *
   * @param field as the user wrote it
   */
  default Optional<Place> place(String field) {
    return Optional.empty();
  }

  /** Whether the field is one that the events are known to have, and no guess. */
  default boolean isKnown(String name) {
    return false;
  }

  /** The names of the fields that are known, for who means another. */
  default Set<String> names() {
    return Set.of();
  }

  /** The same without these names, which the user took away. */
  default FieldResolver without(Set<String> names) {
    FieldResolver all = this;
    return new FieldResolver() {
      @Override
      public Optional<SqlValue> resolve(String name) {
        return names.contains(name) ? Optional.empty() : all.resolve(name);
      }

      @Override
      public boolean isKnown(String name) {
        return !names.contains(name) && all.isKnown(name);
      }

      @Override
      public Set<String> names() {
        Set<String> left = new HashSet<>(all.names());
        left.removeAll(names);
        return left;
      }

      @Override
      public Optional<Place> place(String field) {
        return names.contains(field) ? Optional.empty() : all.place(field);
      }
    };
  }

  /**
   * Where an address is.
   *
   * @param country two letters
   * @param network the number of its autonomous system
   */
  record Place(SqlValue country, SqlValue network) {}
}
