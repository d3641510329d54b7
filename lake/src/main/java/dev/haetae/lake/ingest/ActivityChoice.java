package dev.haetae.lake.ingest;

import dev.haetae.model.event.Activity;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.FieldSelection;
import java.util.List;

/** Decides what an event of one log tells of. */
final class ActivityChoice {
  private record Choice(Activity activity, Conditions conditions) {}

  private final List<Choice> choices;

  ActivityChoice(FieldCatalog catalog, FieldSelection selection) {
    this.choices =
        catalog.activities().stream()
            .map(rule -> new Choice(rule.is(), new Conditions(rule.when(), selection)))
            .toList();
  }

  /** The paths that must be read to decide. */
  static void select(FieldCatalog catalog, FieldSelection.Builder selection) {
    catalog.activities().forEach(rule -> rule.when().keySet().forEach(selection::add));
  }

  /** The activity of an event. */
  Activity of(Event event) {
    for (Choice choice : choices) {
      if (choice.conditions().hold(event)) {
        return choice.activity();
      }
    }
    return Activity.GENERIC;
  }
}
