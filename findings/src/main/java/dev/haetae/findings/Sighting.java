package dev.haetae.findings;

import dev.haetae.detect.Detector;
import dev.haetae.model.Event;
import java.util.List;

/** One firing of a detector; good only as long as its event. */
record Sighting(
    Detector detector, Words words, Event event, FindingFields fields, Correlated correlated) {

  /** Every value of a name the detector uses: of its groups, its baseline, or a field. */
  List<String> values(String name) {
    String grouped = correlated.group().get(name);
    if (grouped != null) {
      return List.of(grouped);
    }
    String measured = correlated.baseline().get(name);
    return measured != null ? List.of(measured) : fields.values(event, name);
  }

  /** The first value of a name, empty where it has none. */
  String value(String name) {
    List<String> values = values(name);
    return values.isEmpty() ? "" : values.get(0);
  }
}
