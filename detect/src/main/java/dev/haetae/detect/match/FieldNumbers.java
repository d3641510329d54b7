package dev.haetae.detect.match;

import dev.haetae.model.NearestName;
import dev.haetae.model.event.Field;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.FieldSelection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Gives the fields rules name the numbers under which events of one log carry them. */
final class FieldNumbers {
  private final FieldCatalog catalog;
  private final FieldSelection.Builder selection;
  private final Set<FieldWarning> warnings = new LinkedHashSet<>();

  FieldNumbers(FieldCatalog catalog, FieldSelection.Builder selection) {
    this.catalog = catalog;
    this.selection = selection;
  }

  /** The number of a field; empty, with a warning, where the log does not have it. */
  OptionalInt number(String rule, String name) {
    Optional<String> path = catalog.path(name);
    if (path.isEmpty()) {
      warnings.add(new FieldWarning(rule, catalog.log(), name, nearest(name)));
      return OptionalInt.empty();
    }
    return OptionalInt.of(selection.add(path.get()));
  }

  private Optional<String> nearest(String name) {
    List<String> known = new ArrayList<>();
    for (Field field : catalog.fields()) {
      known.add(field.name());
      known.addAll(field.otherNames());
    }
    return NearestName.of(name, known);
  }

  List<FieldWarning> warnings() {
    return List.copyOf(warnings);
  }
}
