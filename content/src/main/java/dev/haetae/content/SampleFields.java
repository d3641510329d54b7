package dev.haetae.content;

import dev.haetae.detect.Detector;
import dev.haetae.detect.sequence.SequenceSignals;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.ValueKind;
import dev.haetae.model.finding.FindingType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The fields of one event of a sample that a detector fired on. */
record SampleFields(Detector detector, Event event, FieldCatalog catalog)
    implements SequenceSignals.Fields {

  /** The paths an event must carry. */
  static Set<String> paths(Detector detector, FieldCatalog catalog) {
    Set<String> paths = new LinkedHashSet<>(SequenceSignals.paths(catalog));
    catalog.entities().values().forEach(paths::addAll);
    detector.finding().fields().forEach(name -> catalog.path(name).ifPresent(paths::add));
    return paths;
  }

  /** What sets one finding of a test apart from another. */
  String findingId(FindingType type) {
    List<String> identity = new ArrayList<>(List.of(detector.id(), type.toString()));
    detector.finding().identity().forEach(name -> identity.addAll(values(name)));
    identity.addAll(entity(EntityKind.PRINCIPAL));
    return String.join(" ", identity);
  }

  @Override
  public List<String> values(String name) {
    return catalog.path(name).map(this::at).orElse(List.of());
  }

  @Override
  public List<String> entity(EntityKind kind) {
    for (String path : catalog.entities().getOrDefault(kind, List.of())) {
      List<String> values = at(path);
      if (!values.isEmpty()) {
        return values;
      }
    }
    return List.of();
  }

  /** The first name of a kind; empty where there is none. */
  String first(EntityKind kind) {
    List<String> names = entity(kind);
    return names.isEmpty() ? "" : names.get(0);
  }

  private List<String> at(String path) {
    List<String> texts = new ArrayList<>();
    int field = event.selection().number(path);
    int value = field < 0 ? Event.NONE : event.first(field);
    for (; value != Event.NONE; value = event.next(value)) {
      if (event.kind(value) != ValueKind.NULL && event.kind(value) != ValueKind.EMPTY) {
        texts.add(event.text(value));
      }
    }
    return texts;
  }
}
