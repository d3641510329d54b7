package dev.haetae.detect.correlation;

import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads fields of events by the names rules give them, for events of any log. */
final class EventFields {
  private final Map<String, FieldCatalog> catalogs = new HashMap<>();
  private final IdentityHashMap<FieldSelection, Map<String, Integer>> numbers =
      new IdentityHashMap<>();

  EventFields(List<FieldCatalog> catalogs) {
    catalogs.forEach(catalog -> this.catalogs.put(catalog.log(), catalog));
  }

  /** The first value of a field, copied; empty where there is none. */
  Optional<String> value(Event event, String name) {
    int field =
        numbers
            .computeIfAbsent(event.selection(), unused -> new HashMap<>())
            .computeIfAbsent(name, unused -> number(event, name));
    if (field < 0) {
      return Optional.empty();
    }
    for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
      ValueKind kind = event.kind(value);
      if (kind != ValueKind.NULL && kind != ValueKind.EMPTY) {
        return Optional.of(event.text(value));
      }
    }
    return Optional.empty();
  }

  private int number(Event event, String name) {
    FieldCatalog catalog = catalogs.get(event.log());
    return catalog == null ? -1 : catalog.path(name).map(event.selection()::number).orElse(-1);
  }
}
