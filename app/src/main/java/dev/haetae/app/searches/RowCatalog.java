package dev.haetae.app.searches;

import dev.haetae.formats.Formats;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Field;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.LogSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of a search's rows as fields: who and what they name is known by the logs' names. */
final class RowCatalog implements FieldCatalog {
  /** The name findings know the rows of searches by. */
  static final String LOG = "search";

  private static final Map<String, List<EntityKind>> KINDS = new HashMap<>();

  private final List<String> columns;
  private final Map<EntityKind, List<String>> entities = new EnumMap<>(EntityKind.class);

  RowCatalog(List<String> columns) {
    this.columns = List.copyOf(columns);
    for (String column : columns) {
      for (EntityKind kind : kinds(column)) {
        entities.computeIfAbsent(kind, none -> new ArrayList<>()).add(column);
      }
    }
  }

  /** What a name means in the logs that have it. */
  private static synchronized List<EntityKind> kinds(String column) {
    return KINDS.computeIfAbsent(
        column,
        name -> {
          List<EntityKind> kinds = new ArrayList<>();
          for (FieldCatalog catalog : Formats.catalogs()) {
            Optional<String> path = catalog.path(name);
            catalog
                .entities()
                .forEach((kind, paths) -> {
                  if (path.filter(paths::contains).isPresent() && !kinds.contains(kind)) {
                    kinds.add(kind);
                  }
                });
          }
          return kinds;
        });
  }

  @Override
  public String log() {
    return LOG;
  }

  @Override
  public String title() {
    return "Rows of a search";
  }

  @Override
  public List<LogSource> sources() {
    return List.of();
  }

  @Override
  public List<Field> fields() {
    return List.of();
  }

  @Override
  public Optional<String> path(String name) {
    return Optional.of(name).filter(columns::contains);
  }

  @Override
  public Map<EntityKind, List<String>> entities() {
    return entities;
  }
}
