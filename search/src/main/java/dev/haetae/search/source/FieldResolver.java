package dev.haetae.search.source;

import dev.haetae.search.function.SqlValue;
import java.util.Optional;

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
}
