package dev.haetae.findings;

import dev.haetae.detect.Detector;
import dev.haetae.detect.chain.ChainSource;
import dev.haetae.detect.sequence.SequenceSignals;
import dev.haetae.model.EntityKind;
import dev.haetae.model.Event;
import dev.haetae.model.RoleChain;
import java.util.List;

/** One firing of a detector; good only as long as its event. */
record Sighting(
    Detector detector,
    Words words,
    Event event,
    FindingFields fields,
    Correlated correlated,
    ChainSource chains)
    implements SequenceSignals.Fields {

  /** How the sessions came to be in which the event's caller acted. */
  List<RoleChain> origins() {
    List<String> sessions = fields.entity(event, EntityKind.SESSION);
    String session = sessions.isEmpty() ? "" : sessions.get(0);
    List<String> keys = fields.entity(event, EntityKind.ACCESS_KEY);
    return (keys.isEmpty() ? List.of("") : keys)
        .stream().flatMap(key -> chains.of(key, session).stream()).toList();
  }

  /** Every value of a name the detector uses: of its groups, its baseline, or a field. */
  @Override
  public List<String> values(String name) {
    String grouped = correlated.group().get(name);
    if (grouped != null) {
      return List.of(grouped);
    }
    String measured = correlated.baseline().get(name);
    return measured != null ? List.of(measured) : fields.values(event, name);
  }

  @Override
  public List<String> entity(EntityKind kind) {
    return fields.entity(event, kind);
  }

  /** The first value of a name, empty where it has none. */
  String value(String name) {
    List<String> values = values(name);
    return values.isEmpty() ? "" : values.get(0);
  }
}
