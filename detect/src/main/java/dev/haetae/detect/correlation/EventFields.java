package dev.haetae.detect.correlation;

import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;
import java.util.ArrayList;
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
    int value = firstOf(event, name);
    return value == Event.NONE ? Optional.empty() : Optional.of(event.text(value));
  }

  /** Every value of a field, copied. */
  List<String> values(Event event, String name) {
    List<String> all = new ArrayList<>();
    for (int value = firstOf(event, name);
        value != Event.NONE;
        value = present(event, event.next(value))) {
      all.add(event.text(value));
    }
    return all;
  }

  private int firstOf(Event event, String name) {
    int field =
        numbers
            .computeIfAbsent(event.selection(), unused -> new HashMap<>())
            .computeIfAbsent(name, unused -> number(event, name));
    return field < 0 ? Event.NONE : present(event, event.first(field));
  }

  /** This value or the next one that is not empty. */
  private static int present(Event event, int value) {
    int each = value;
    while (each != Event.NONE
        && (event.kind(each) == ValueKind.NULL || event.kind(each) == ValueKind.EMPTY)) {
      each = event.next(each);
    }
    return each;
  }

  private int number(Event event, String name) {
    FieldCatalog catalog = catalogs.get(event.log());
    return catalog == null ? -1 : catalog.path(name).map(event.selection()::number).orElse(-1);
  }
}
