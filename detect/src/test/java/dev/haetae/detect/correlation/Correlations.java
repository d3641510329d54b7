package dev.haetae.detect.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.DetectorFile;
import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.run.Detectors;
import dev.haetae.detect.state.InProcessStateStore;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.testkit.EventFixture;
import dev.haetae.testkit.OpenCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two rules, {@code a} and {@code b}, a correlation of them, and events fed by second. */
final class Correlations {
  private static final String RULES =
      """
      title: A
      name: a
      logsource: {product: any}
      detection: {sel: {f: a}, condition: sel}
      ---
      title: B
      name: b
      logsource: {product: any}
      detection: {sel: {f: b}, condition: sel}
      """;

  private final Detectors detectors;
  private final OpenCatalog catalog = OpenCatalog.anything("log");
  private final FieldSelection selection;
  private final List<CorrelationHit> hits = new ArrayList<>();
  private InProcessStateStore store;
  private CorrelationEngine engine;
  private long evidence;

  private Correlations(String yaml) {
    DetectorFile file = new DetectorReader().read("rules.yml", yaml);
    assertThat(file.problems()).isEmpty();
    detectors = Detectors.of(file.detectors(), file.filters(), detector -> true);
    assertThat(detectors.problems()).isEmpty();
    FieldSelection.Builder builder = new FieldSelection.Builder();
    detectors.statefulFields(catalog).forEach(builder::add);
    selection = builder.build();
    store = newStore();
    engine = newEngine();
  }

  /** A correlation of both rules, or of {@code a} alone where it does not compare rules. */
  static Correlations of(String correlation) {
    return new Correlations(RULES + correlation("outer", "[a, b]", correlation, "1m"));
  }

  /** A correlation of rule {@code a}, and one of that correlation. */
  static Correlations chain(String inner, String outer) {
    return new Correlations(
        RULES
            + correlation("inner", "[a]", inner, "1m")
            + correlation("outer", "[inner]", outer, "1h"));
  }

  /** A correlation of rule {@code a}, and of what came then, rule {@code b}, within an hour. */
  static Correlations followed(String inner) {
    return new Correlations(
        RULES
            + correlation("inner", "[a]", inner, "1m")
            + correlation("outer", "[inner, b]", "type: temporal_ordered", "1h"));
  }

  private static String correlation(String name, String rules, String body, String timespan) {
    return "---\ntitle: "
        + name
        + "\nname: "
        + name
        + "\ncorrelation:\n"
        + ("rules: " + rules + "\ntimespan: " + timespan + "\n" + body).indent(2);
  }

  private InProcessStateStore newStore() {
    return new InProcessStateStore(CorrelationEngine.cells(detectors.correlations()), 1_000);
  }

  private CorrelationEngine newEngine() {
    return new CorrelationEngine(detectors.correlations(), List.of(catalog), store);
  }

  /**
   * Feeds an event.
   *
   * @param matched the rules it matches, a letter each
   */
  Correlations at(double second, String matched, Map<String, ?> record) {
    Event event = new EventFixture("log", selection).of(record);
    event.writer().time((long) (second * 1_000_000));
    int[] rules = matched.chars().map(letter -> letter - 'a').toArray();
    engine.accept(event, evidence++, rules, hits::add);
    return this;
  }

  /** Writes all state down and goes on with what is read back. */
  void restart() {
    byte[] snapshot = store.snapshot();
    store = newStore();
    store.restore(snapshot);
    engine = newEngine();
  }

  List<CorrelationHit> hits() {
    return hits;
  }

  CorrelationEngine engine() {
    return engine;
  }
}
