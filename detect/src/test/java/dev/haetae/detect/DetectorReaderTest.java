package dev.haetae.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DetectorReaderTest {
  private static final String RULE =
      """
      title: Trail switched off
      id: 11111111-2222-3333-4444-555555555555
      status: stable
      logsource: {product: aws, service: cloudtrail}
      detection:
        stop: {eventName: StopLogging}
        failed: {errorCode|exists: true}
        condition: stop
      tags: [attack.defense-evasion, attack.t1562.008]
      level: high
      falsepositives: [A migration]
      """;

  private static final String FINDING =
      """
      finding:
        type: Stealth:IAMUser/CloudTrailLoggingDisabled
        identity: [haetae.principal, requestParameters.name]
        resource: {Trail: requestParameters.name}
        says: "{haetae.principal} switched off {requestParameters.name}"
        why: Nothing is recorded any more.
        next: [Start it again]
        quiet: 7d
        cases:
          - {when: failed, severity: 2, title: An attempt}
      tests:
        fires:
          - cloudtrail/StopLogging
          - {sample: cloudtrail/StopLogging, with: {a.b: null, c: 3, d: [x]}}
          - [{sample: cloudtrail/StopLogging, times: 30, every: 10s}, cloudtrail/StartLogging]
        quiet: [cloudtrail/StartLogging]
      """;

  private static Detector only(String text) {
    DetectorFile file = new DetectorReader().read("rule.yml", text);
    assertThat(file.problems()).isEmpty();
    return file.detectors().get(0);
  }

  private static String refusal(String text) {
    DetectorFile file = new DetectorReader().read("rule.yml", text);
    assertThat(file.detectors()).isEmpty();
    return file.problems().get(0).toString();
  }

  @Test
  void readsWhatAFindingSays() {
    Detector.Declaration finding = only(RULE + FINDING).finding();
    assertThat(finding.type().toString()).isEqualTo("Stealth:IAMUser/CloudTrailLoggingDisabled");
    assertThat(finding.identity()).containsExactly("haetae.principal", "requestParameters.name");
    assertThat(finding.resources()).containsEntry("Trail", "requestParameters.name");
    assertThat(finding.otherwise()).containsExactly("A migration");
    assertThat(finding.quiet()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void takesTheSeverityFromTheLevel() {
    assertThat(only(RULE + FINDING).finding().severity()).isEqualTo(new Severity(8));
  }

  @Test
  void readsCases() {
    Detector.Case only = only(RULE + FINDING).finding().cases().get(0);
    assertThat(only.when()).isEqualTo("failed");
    assertThat(only.severity()).contains(new Severity(2));
    assertThat(only.title()).contains("An attempt");
  }

  @Test
  void readsTheLimitsOfACase() {
    String limited = FINDING.replace("severity: 2, title", "familiar: 3, title");

    Detector.Circumstances limits = only(RULE + limited).finding().cases().get(0).circumstances();
    assertThat(limits.familiar()).contains(new Severity(3));
    assertThat(limits.strange()).isEmpty();
  }

  @Test
  void readsWhenACaseIsTold() {
    String placed = FINDING.replace("severity: 2, title", "told: out-of-place, title");

    assertThat(told(FINDING)).isEqualTo(Detector.FoundWhen.ALWAYS);
    assertThat(told(placed)).isEqualTo(Detector.FoundWhen.OUT_OF_PLACE);
    assertThat(told(placed.replace("out-of-place", "never"))).isEqualTo(Detector.FoundWhen.NEVER);
    assertThat(refusal(RULE + placed.replace("out-of-place", "strange")))
        .contains("expected one of always, never, out-of-place, met");
  }

  private static Detector.FoundWhen told(String finding) {
    return only(RULE + finding).finding().cases().get(0).told();
  }

  @Test
  void asksWhichParameterWasMeant() {
    assertThat(refusal(RULE + "mechanism: {unusualrate: {lern: 7d}}\n"))
        .contains("the parameter \"lern\" is unknown here; did you mean learn?");
  }

  @Test
  void refusesAMechanismThatIsNotThere() {
    assertThat(refusal(RULE + "mechanism: {nosuch: {}}\n"))
        .contains("there is no mechanism \"nosuch\"")
        .contains("12:13");
  }

  @Test
  void refusesTwoMechanisms() {
    assertThat(refusal(RULE + "mechanism: {one: {}, other: {}}\n"))
        .contains("expected one mechanism, met one, other");
  }

  @Test
  void readsAPatchedSample() {
    Detector.SampleEvent event = only(RULE + FINDING).tests().fires().get(1).events().get(0);
    assertThat(event.with()).containsEntry("a.b", null).containsEntry("c", 3L);
    assertThat(event.with()).containsEntry("d", List.of("x"));
  }

  @Test
  void readsASequenceOfSamples() {
    List<Detector.SampleEvent> events = only(RULE + FINDING).tests().fires().get(2).events();
    assertThat(events).hasSize(2);
    assertThat(events.get(0).times()).isEqualTo(30);
    assertThat(events.get(0).every()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void makesAFindingTypeForARuleThatIsNotWrittenForUs() {
    assertThat(only(RULE).finding().type())
        .isEqualTo(FindingType.parse("DefenseEvasion:Cloudtrail/TrailSwitchedOff"));
  }

  @Test
  void runsATestRuleWithoutBeingAsked() {
    assertThat(only(RULE.replace("status: stable", "status: test")).status())
        .isEqualTo(Detector.Status.STABLE);
  }

  @Test
  void asksForOptIn() {
    assertThat(only(RULE.replace("status: stable", "status: opt-in")).status())
        .isEqualTo(Detector.Status.OPT_IN);
  }

  @Test
  void pointsAtAMisspelledKey() {
    assertThat(refusal(RULE + FINDING.replace("quiet: 7d", "quite: 7d")))
        .isEqualTo(
            """
            rule.yml:19:3: the key "quite" is unknown here; did you mean quiet?
              quite: 7d
              ^\
            """);
  }

  @Test
  void pointsAtAWrongFindingType() {
    assertThat(refusal(RULE + FINDING.replace("Stealth:IAMUser/", "Stealth/")))
        .startsWith("rule.yml:13:9: finding type");
  }

  @Test
  void pointsAtACaseThatNamesNoSearch() {
    assertThat(refusal(RULE + FINDING.replace("when: failed", "when: faild")))
        .contains("rule.yml:21:14:")
        .contains("did you mean failed?");
  }

  private static final String CORRELATION =
      """
      title: Many trails switched off
      correlation:
        type: event_count
        rules: [off]
        group-by: [who]
        timespan: 1h
        condition: {gte: 3}
      finding:
        type: Stealth:IAMUser/ManyTrails
        searches:
          stopped: {haetae.outcome: denied}
        cases:
          - {when: stopped, severity: 2}
      """;

  @Test
  void readsCasesOfACorrelation() {
    Detector.Case only = only(CORRELATION).finding().cases().get(0);
    assertThat(only.condition().fields()).containsExactly("haetae.outcome");
  }

  @Test
  void pointsAtACaseOfACorrelationThatNamesNoSearch() {
    assertThat(refusal(CORRELATION.replace("when: stopped", "when: stoped")))
        .contains("rule.yml:13:14:")
        .contains("did you mean stopped?");
  }

  @Test
  void refusesCasesOfACorrelationWithoutSearches() {
    assertThat(refusal(CORRELATION.replaceAll("  searches:\n.*\n", "")))
        .contains("told by the key \"searches\" beside them");
  }

  @Test
  void refusesKeywordsInCasesOfACorrelation() {
    assertThat(refusal(CORRELATION.replace("{haetae.outcome: denied}", "[denied]")))
        .contains("rule.yml:11:5:")
        .contains("not by keywords");
  }

  @Test
  void refusesSearchesBesideTheDetectionOfARule() {
    assertThat(refusal(RULE + FINDING.replace("  cases:", "  searches: {a: {b: c}}\n  cases:")))
        .contains("by the searches of its detection");
  }

  @Test
  void refusesASampleOutsideItsFolder() {
    assertThat(refusal(RULE + FINDING.replace("[cloudtrail/StartLogging]", "[../../secret]")))
        .contains("names no sample");
  }

  @Test
  void refusesASeverityOffTheScale() {
    assertThat(refusal(RULE + FINDING.replace("severity: 2", "severity: 12")))
        .contains("expected a severity from 1.0 to 10.0");
  }

  @Test
  void keepsTheOtherDocumentsOfAFileWithAMistake() {
    DetectorFile file =
        new DetectorReader().read("rules.yml", RULE.replace("StopLogging", "[]") + "---\n" + RULE);
    assertThat(file.detectors()).hasSize(1);
    assertThat(file.problems()).hasSize(1);
  }

  @Test
  void saysATitleWithBracesAsItStands() {
    Detector detector =
        new DetectorReader()
            .read(
                "own.yml",
                """
                title: Look-up of ${jndi:ldap
                logsource: {category: webserver}
                detection: {any: {cs-uri-query|contains: jndi}, condition: any}
                """)
            .detectors()
            .get(0);

    assertThat(Template.parse(detector.finding().says()).fill(path -> ""))
        .isEqualTo("Look-up of ${jndi:ldap");
  }

  @Test
  void refusesATitleOfACaseThatIsNoTemplate() {
    assertThat(
            new DetectorReader()
                .read(
                    "own.yml",
                    """
                    title: Own
                    logsource: {category: webserver}
                    detection: {any: {cs-method: GET}, condition: any}
                    finding:
                      type: Discovery:Web/Own
                      cases:
                        - {when: any, title: "Not {closed"}
                    """)
                .problems())
        .singleElement()
        .asString()
        .contains("own.yml:7:31: \"{\" is not closed");
  }
}
