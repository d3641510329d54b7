package dev.haetae.findings;

import dev.haetae.detect.Detector;
import dev.haetae.detect.sequence.SequenceSignals;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of one log that findings of one detector are made from. */
public final class FindingFields {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<EntityKind, List<Integer>> entities = new EnumMap<>(EntityKind.class);

  FindingFields(Detector detector, FieldCatalog catalog, FieldSelection selection) {
    for (String name : detector.finding().fields()) {
      catalog.path(name).ifPresent(path -> numbers.put(name, selection.number(path)));
    }
    SequenceSignals.names()
        .forEach(name ->
            catalog.path(name).ifPresent(path -> numbers.put(name, selection.number(path))));
    catalog
        .entities()
        .forEach(
            (kind, paths) -> entities.put(kind, paths.stream().map(selection::number).toList()));
  }

  /**
   * The paths an event must carry for a {@link FindingLedger} to make a whole finding of it: what
   * identifies it, what its texts quote, what was acted upon, and who acted.
   */
  public static Set<String> paths(Detector detector, FieldCatalog catalog) {
    Set<String> paths = new LinkedHashSet<>();
    for (String name : detector.finding().fields()) {
      catalog.path(name).ifPresent(paths::add);
    }
    catalog.entities().values().forEach(paths::addAll);
    paths.addAll(SequenceSignals.paths(catalog));
    return paths;
  }

  /** Every value of a field as the detector names it; none where the log has no such field. */
  List<String> values(Event event, String name) {
    return values(event, numbers.getOrDefault(name, -1));
  }

  /** The names of an entity: those of the first of its fields that has a value. */
  List<String> entity(Event event, EntityKind kind) {
    for (int field : entities.getOrDefault(kind, List.of())) {
      List<String> values = values(event, field);
      if (!values.isEmpty()) {
        return values;
      }
    }
    return List.of();
  }

  /** Everything the log says was acted upon. */
  List<String> resources(Event event) {
    List<String> all = new ArrayList<>();
    for (int field : entities.getOrDefault(EntityKind.RESOURCE, List.of())) {
      all.addAll(values(event, field));
    }
    return all;
  }

  private static List<String> values(Event event, int field) {
    if (field < 0) {
      return List.of();
    }
    int value = event.first(field);
    if (value == Event.NONE) {
      return List.of();
    }
    List<String> texts = new ArrayList<>(1);
    for (; value != Event.NONE; value = event.next(value)) {
      ValueKind kind = event.kind(value);
      if (kind != ValueKind.NULL && kind != ValueKind.EMPTY) {
        texts.add(event.text(value));
      }
    }
    return texts;
  }
}
