package dev.haetae.detect.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.Detector;
import dev.haetae.detect.DetectorFile;
import dev.haetae.detect.DetectorReader;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.LogSource;
import dev.haetae.testkit.EventFixture;
import dev.haetae.testkit.OpenCatalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DetectorsTest {
  private static final String RULE =
      """
      title: A
      name: a
      logsource: {product: any}
      detection: {sel: {f: a}, failed: {error|exists: true}, condition: sel}
      finding:
        type: Stealth:IAMUser/A
        says: "{who} did a"
        cases:
          - {when: failed, severity: 2}
      """;

  private static final String CORRELATION =
      """
      ---
      title: Many
      name: many
      correlation:
        type: event_count
        rules: [a]
        group-by: [who]
        timespan: 1h
        condition: {gte: 3}
      """;

  private static final OpenCatalog CATALOG =
      OpenCatalog.of(
          "log", new LogSource(Optional.of("any"), Optional.empty(), Optional.empty(), Map.of()));

  private static Detectors detectors(String yaml) {
    DetectorFile file = new DetectorReader().read("rules.yml", yaml);
    assertThat(file.problems()).isEmpty();
    return Detectors.of(file.detectors(), file.filters(), detector -> true);
  }

  @Test
  void aRuleFiresAlone() {
    assertThat(detectors(RULE).firing(0)).isPresent();
    assertThat(detectors(RULE).isCorrelated(0)).isFalse();
  }

  @Test
  void aRuleThatIsCorrelatedDoesNotFireAlone() {
    Detectors detectors = detectors(RULE + CORRELATION);
    assertThat(detectors.firing(0)).isEmpty();
    assertThat(detectors.isCorrelated(0)).isTrue();
  }

  @Test
  void generateLetsItFireAlone() {
    assertThat(detectors(RULE + CORRELATION + "generate: true\n").firing(0)).isPresent();
  }

  @Test
  void namesThoseThatFindSomethingThemselves() {
    assertThat(detectors(RULE + CORRELATION).finding())
        .extracting(each -> each.document().title())
        .containsExactly("Many");
    assertThat(detectors(RULE + CORRELATION + "generate: true\n").finding()).hasSize(2);
  }

  @Test
  void saysWhatTheStatefulStageReads() {
    assertThat(detectors(RULE + CORRELATION).statefulFields(CATALOG)).containsExactly("who");
  }

  @Test
  void aCorrelationOfSomethingUnknownIsAProblem() {
    Detectors detectors = detectors(RULE + CORRELATION.replace("[a]", "[nosuch]"));
    assertThat(detectors.correlations()).isEmpty();
    assertThat(detectors.problems().get(0))
        .asString()
        .contains("neither the id nor the name of a rule");
  }

  @Test
  void aCorrelationOfItselfIsAProblem() {
    Detectors detectors = detectors(RULE + CORRELATION.replace("[a]", "[many]"));
    assertThat(detectors.problems().get(0)).asString().contains("made of it in turn");
  }

  @Test
  void aRuleNobodyWantsStillServesACorrelation() {
    DetectorFile file = new DetectorReader().read("rules.yml", RULE + CORRELATION);
    Detectors detectors =
        Detectors.of(file.detectors(), List.of(), detector -> detector.id().equals("many"));
    assertThat(detectors.correlations()).hasSize(1);
    assertThat(detectors.firing(0)).isEmpty();
  }

  private static final String CASES =
      CORRELATION
          + """
          finding:
            type: Stealth:IAMUser/Many
            searches:
              flood: {count|gte: 100}
              root: {who: root}
              failed: {error: '*'}
            cases:
              - {when: flood, severity: 9}
              - {when: root, severity: 7}
              - {when: failed, severity: 2}
          """;

  private static Optional<Double> severity(
      Map<String, String> event, Map<String, String> group, String count) {
    Detector many = new DetectorReader().read("rules.yml", RULE + CASES).detectors().get(1);
    FieldSelection.Builder selection = new FieldSelection.Builder();
    Cases cases = new Cases(List.of(many), CATALOG, selection);
    Event last = new EventFixture("log", selection.build()).of(event);
    return cases
        .chosen(many, last, group, Map.of("count", count, "condition", "at least 3 in 1h"))
        .map(chosen -> chosen.severity().orElseThrow().score());
  }

  @Test
  void tellsACaseOfACorrelationByWhatItMeasured() {
    assertThat(severity(Map.of(), Map.of("who", "ann"), "100")).contains(9.0);
    assertThat(severity(Map.of(), Map.of("who", "ann"), "99")).isEmpty();
  }

  @Test
  void tellsACaseOfACorrelationByItsGroup() {
    assertThat(severity(Map.of(), Map.of("who", "root"), "3")).contains(7.0);
  }

  @Test
  void tellsACaseOfACorrelationByTheEventThatCompletedIt() {
    assertThat(severity(Map.of("error", "Denied"), Map.of("who", "ann"), "3")).contains(2.0);
  }

  @Test
  void doesNotTakeAFieldOfTheEventForWhatTheCorrelationMeasured() {
    assertThat(severity(Map.of("count", "100"), Map.of("who", "ann"), "3")).isEmpty();
  }

  @Test
  void choosesTheFirstCaseThatHolds() {
    Detector detector = new DetectorReader().read("rules.yml", RULE).detectors().get(0);
    FieldSelection.Builder selection = new FieldSelection.Builder();
    Cases cases = new Cases(List.of(detector), CATALOG, selection);
    EventFixture fixture = new EventFixture("log", selection.build());
    Event failed = fixture.of(Map.of("f", "a", "error", "AccessDenied"));
    assertThat(cases.chosen(detector, failed)).contains(detector.finding().cases().get(0));
    assertThat(cases.chosen(detector, fixture.of(Map.of("f", "a")))).isEmpty();
  }
}
