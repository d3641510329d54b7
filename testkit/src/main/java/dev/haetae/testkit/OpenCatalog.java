package dev.haetae.testkit;

import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Field;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.LogSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A catalog for tests: a log that may have any field, unless some are listed.
 *
 * @param fields the only fields it has; empty for any
 */
public record OpenCatalog(
    String log, List<LogSource> sources, List<Field> fields, Map<EntityKind, List<String>> entities)
    implements FieldCatalog {

  /** A log that may have any field and serves the sources given. */
  public static OpenCatalog of(String log, LogSource... sources) {
    return new OpenCatalog(log, List.of(sources), List.of(), Map.of());
  }

  /** A log that has only the fields with these names. */
  public static OpenCatalog ofFields(String log, Stream<String> names) {
    return new OpenCatalog(log, List.of(), names.map(OpenCatalog::field).toList(), Map.of());
  }

  /** A field of text with this name and no other. */
  public static Field field(String name) {
    return new Field(
        name,
        List.of(),
        Field.Type.STRING,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        false,
        name);
  }

  /** A log that serves every rule. */
  public static OpenCatalog anything(String log) {
    return of(log, new LogSource(Optional.empty(), Optional.empty(), Optional.empty(), Map.of()));
  }

  @Override
  public String title() {
    return log;
  }

  @Override
  public Optional<String> path(String name) {
    return fields.isEmpty()
        ? Optional.of(name)
        : fields.stream()
            .filter(field -> field.name().equals(name) || field.otherNames().contains(name))
            .map(Field::name)
            .findFirst();
  }
}
