package dev.haetae.findings;

import dev.haetae.detect.Detector;
import dev.haetae.detect.chain.ChainSource;
import dev.haetae.detect.familiar.Familiarity;
import dev.haetae.detect.sequence.SequenceSignals;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Event;
import dev.haetae.model.finding.RoleChain;
import java.util.List;

/** One firing of a detector; good only as long as its event. */
record Sighting(
    Detector detector,
    Words words,
    Event event,
    FindingFields fields,
    Correlated correlated,
    ChainSource chains,
    Familiarity familiarity)
    implements SequenceSignals.Fields {

  /** How the sessions came to be in which the event's caller acted. */
  List<RoleChain> origins() {
    List<String> sessions = fields.entity(event, EntityKind.SESSION);
    String session = sessions.isEmpty() ? "" : sessions.get(0);
    List<String> keys = fields.entity(event, EntityKind.ACCESS_KEY);
    return (keys.isEmpty() ? List.of("") : keys)
        .stream().flatMap(key -> chains.of(key, session).stream()).toList();
  }

  /** Whether something came of it, and its caller was where it never was. */
  boolean isOutOfPlace() {
    return familiarity.isOutOfPlace() && succeeded();
  }

  /**
   * The users, the people signed in elsewhere by SAML and the service accounts of clusters at the
   * start of these. Of other workloads and of pipelines, which many set going, nobody is told.
   */
  @Override
  public List<String> actors() {
    return origins().stream()
        .filter(chain -> chain.whole() && isActor(chain))
        .map(RoleChain::origin)
        .distinct()
        .toList();
  }

  private static boolean isActor(RoleChain chain) {
    return chain.kind().equals("user")
        || chain.origin().startsWith(SequenceSignals.SERVICE_ACCOUNT)
        || (!chain.steps().isEmpty() && chain.steps().get(0).call().equals("AssumeRoleWithSAML"));
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
