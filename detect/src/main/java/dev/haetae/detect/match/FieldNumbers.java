package dev.haetae.detect.match;

import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.FieldSelection;
import java.util.Optional;
import java.util.OptionalInt;

/** Gives the fields rules name the numbers under which events of one log carry them. */
final class FieldNumbers {
  private final FieldCatalog catalog;
  private final FieldSelection.Builder selection;

  FieldNumbers(FieldCatalog catalog, FieldSelection.Builder selection) {
    this.catalog = catalog;
    this.selection = selection;
  }

  /** The number of a field; empty where the log does not have it. */
  OptionalInt number(String name) {
    Optional<String> path = catalog.path(name);
    return path.isPresent() ? OptionalInt.of(selection.add(path.get())) : OptionalInt.empty();
  }
}
