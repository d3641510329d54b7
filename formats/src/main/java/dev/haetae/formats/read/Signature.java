package dev.haetae.formats.read;

import dev.haetae.model.Event;
import dev.haetae.model.FieldSelection;
import java.util.List;
import java.util.Map;

/** The conditions by which a JSON object is known as a record of a log, compiled. */
final class Signature {
  private final int[] fields;
  private final List<List<String>> values;

  private Signature(int[] fields, List<List<String>> values) {
    this.fields = fields;
    this.values = values;
  }

  static Signature of(Map<String, List<String>> conditions, FieldSelection.Builder builder) {
    List<Map.Entry<String, List<String>>> rows = List.copyOf(conditions.entrySet());
    return new Signature(
        rows.stream().mapToInt(row -> builder.add(row.getKey())).toArray(),
        rows.stream()
            .map(row -> row.getValue().contains("*") ? List.<String>of() : row.getValue())
            .toList());
  }

  /** How many conditions there are: the more, the surer. */
  int size() {
    return fields.length;
  }

  boolean fits(Event event) {
    for (int i = 0; i < fields.length; i++) {
      int value = event.first(fields[i]);
      if (value == Event.NONE
          || (!values.get(i).isEmpty() && !values.get(i).contains(event.text(value)))) {
        return false;
      }
    }
    return true;
  }
}
