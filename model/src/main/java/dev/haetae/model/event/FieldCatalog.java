package dev.haetae.model.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one log can say: its name, its sources as rules name them, and its fields. */
public interface FieldCatalog {

  /** The name of the log, such as {@code cloudtrail}; also the name of its format's folder. */
  String log();

  /** The log in words, such as {@code AWS CloudTrail}. */
  String title();

  /** The Sigma log sources that this log serves. */
  List<LogSource> sources();

  /** Whether a rule for a log source is for this log. */
  default boolean serves(LogSource asked) {
    return sources().stream().anyMatch(source -> source.serves(asked));
  }

  /**
   * What its events tell of: the first rule that holds counts, and {@link Activity#GENERIC} where
   * none does.
   */
  default List<Activity.Rule> activities() {
    return List.of();
  }

  /** Every field, in the order of the log's documentation. */
  List<Field> fields();

  /**
   * The log's own path for a field named in a rule or a query: the name itself or one of its other
   * names. Paths below an open field are taken as they are. Empty where the log has no such field.
   */
  Optional<String> path(String name);

  /**
   * The fields that name an entity, by kind: who acted, from where, on what. The first field of a
   * kind that has a value is the one that counts for it; for {@link EntityKind#RESOURCE} all do.
   */
  Map<EntityKind, List<String>> entities();
}
