package dev.haetae.lake.ingest;

import dev.haetae.model.Activity;
import dev.haetae.model.Event;
import dev.haetae.model.FieldCatalog;
import dev.haetae.model.FieldSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Decides what an event of one log tells of. */
final class ActivityChoice {
  private static final String ANY = "*";

  private record Condition(int field, List<String> values) {}

  private record Choice(Activity activity, List<Condition> conditions) {}

  private final List<Choice> choices = new ArrayList<>();

  ActivityChoice(FieldCatalog catalog, FieldSelection selection) {
    for (Activity.Rule rule : catalog.activities()) {
      choices.add(
          new Choice(
              rule.is(),
              rule.when().entrySet().stream().map(each -> condition(each, selection)).toList()));
    }
  }

  private static Condition condition(
      Map.Entry<String, List<String>> when, FieldSelection selection) {
    return new Condition(selection.number(when.getKey()), when.getValue());
  }

  /** The paths that must be read to decide. */
  static void select(FieldCatalog catalog, FieldSelection.Builder selection) {
    catalog.activities().forEach(rule -> rule.when().keySet().forEach(selection::add));
  }

  /** The activity of an event. */
  Activity of(Event event) {
    for (Choice choice : choices) {
      if (holds(choice, event)) {
        return choice.activity();
      }
    }
    return Activity.GENERIC;
  }

  private static boolean holds(Choice choice, Event event) {
    for (Condition condition : choice.conditions()) {
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
