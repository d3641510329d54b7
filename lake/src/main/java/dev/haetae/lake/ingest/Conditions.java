package dev.haetae.lake.ingest;

import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import java.util.List;
import java.util.Map;

/** Values that fields of an event must have, all of them. */
final class Conditions {
  private static final String ANY = "*";

  private record Condition(int field, List<String> values) {}

  private final List<Condition> all;

  /**
   * Conditions.
   *
   * @param when paths with the values one of which the field must have, or {@code "*"} for any
   */
  Conditions(Map<String, List<String>> when, FieldSelection selection) {
    this.all =
        when.entrySet().stream()
            .map(each -> new Condition(selection.number(each.getKey()), each.getValue()))
            .toList();
  }

  boolean hold(Event event) {
    for (Condition condition : all) {
      if (!holds(condition, event)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(Condition condition, Event event) {
    if (condition.field() < 0) {
      return false;
    }
    for (int value = event.first(condition.field());
        value != Event.NONE;
        value = event.next(value)) {
      if (condition.values().contains(ANY) || condition.values().contains(event.text(value))) {
        return true;
      }
    }
    return false;
  }
}
