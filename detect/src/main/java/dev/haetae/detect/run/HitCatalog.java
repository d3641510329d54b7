package dev.haetae.detect.run;

import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Field;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.LogSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of a log, and beside them what the hits of mechanisms tell. */
record HitCatalog(FieldCatalog logs, Set<String> values) implements FieldCatalog {
  @Override
  public String log() {
    return logs.log();
  }

  @Override
  public String title() {
    return logs.title();
  }

  @Override
  public List<LogSource> sources() {
    return logs.sources();
  }

  @Override
  public List<Field> fields() {
    return logs.fields();
  }

  @Override
  public Optional<String> path(String name) {
    return values.contains(name) ? Optional.of(name) : logs.path(name);
  }

  @Override
  public Map<EntityKind, List<String>> entities() {
    return logs.entities();
  }
}
