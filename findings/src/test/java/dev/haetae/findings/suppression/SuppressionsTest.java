package dev.haetae.findings.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.findings.shape.FindingSamples;
import dev.haetae.model.finding.Finding;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

  private static SuppressionFile read(String text) {
    return SuppressionFile.read("known.yml", text);
  }

  private static Suppressions suppressions(String text) {
    SuppressionFile file = read(text);
    assertThat(file.problems()).isEmpty();
    return new Suppressions(file.suppressions(), TODAY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type: 'Stealth:*/CloudTrail*'",
        "account: 111122223333",
        "region: [us-east-1, eu-west-1]",
        "principal: '*:user/alice'",
        "resource: logs-two",
        "resource.Trail: main",
        "severity: '<=8'",
        "actor.addresses: 192.0.2.*",
        "evidence.raw: '*StopLogging*'",
        "{type: 'Stealth:*', region: eu-*}"
      })
  void coversAFindingThatMeetsAll(String match) {
    Finding finding =
        suppressions("- {reason: known, match: {" + match.replaceAll("[{}]", "") + "}}")
            .applied(FindingSamples.trail());
    assertThat(finding.suppressed()).contains("known");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type: Stealth",
        "region: us-east-1",
        "resource.Trail: ma",
        "severity: '<=7.9'",
        "resource.Nothing: '*'",
        "type: 'Stealth:*', region: us-*"
      })
  void leavesAFindingThatDoesNot(String match) {
    SuppressionFile file = read("- {reason: known, match: {" + match + "}}");
    Finding finding = new Suppressions(file.suppressions(), TODAY).applied(FindingSamples.trail());
    assertThat(finding.suppressed()).isEmpty();
  }

  @Test
  void leavesTheReasonThatAFindingHasAlready() {
    Finding archived = FindingSamples.trail().suppressed(Optional.of("archived"));

    assertThat(suppressions("[]").applied(archived).suppressed()).contains("archived");
    assertThat(suppressions("- {reason: r, match: {type: none}}").applied(archived).suppressed())
        .contains("archived");
    assertThat(suppressions("- {reason: r, match: {type: '*:*'}}").applied(archived).suppressed())
        .contains("r");
  }

  @Test
  void reportsWhatCoversNothing() {
    Suppressions suppressions =
        suppressions(
            "- {id: a, reason: r, match: {type: '*:*'}}\n- {id: b, reason: r, match: {id: x}}");
    suppressions.applied(FindingSamples.trail());
    suppressions.applied(FindingSamples.lookup());
    assertThat(suppressions.idle()).extracting(Suppression::name).containsExactly("b");
  }

  @Test
  void reportsWhatIsOverAndDoesNotApplyIt() {
    Suppressions suppressions =
        suppressions("- {id: old, reason: r, until: 2026-05-31, match: {type: '*:*'}}");
    assertThat(suppressions.expired()).extracting(Suppression::name).containsExactly("old");
    assertThat(suppressions.applied(FindingSamples.trail()).suppressed()).isEmpty();
  }

  @Test
  void holdsOnItsLastDay() {
    Suppressions suppressions =
        suppressions("- {reason: r, until: 2026-06-01, match: {type: '*:*'}}");
    assertThat(suppressions.applied(FindingSamples.trail()).suppressed())
        .isEqualTo(Optional.of("r"));
  }

  @Test
  void pointsAtAMistakeAndReadsTheRest() {
    SuppressionFile file =
        read("- {reason: r, match: {tpye: a}}\n- {reason: r, match: {type: a}}\n");
    assertThat(file.suppressions()).hasSize(1);
    assertThat(file.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.toString())
              .startsWith("known.yml:1:23: the key \"tpye\" is unknown here; did you mean type?")
              .endsWith("^");
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "actor.princpal: a | \"actor.princpal\" is unknown here; did you mean actor.principal?",
        "severity.lable: Low | did you mean severity.label?",
        "evidence.zzz: a | expected one of evidence.eventId, evidence.log, evidence.place,",
        "title.x: a | \"title.x\" is unknown here; nothing is below title",
        "actor.: a | \"actor.\" is unknown here; expected one of actor.accessKeys,",
        "type: [] | known.yml:1:29: expected a text, or a list of some",
        "region: '' | expected a text, or a list of some"
      })
  void refusesAPathThatNoFindingHas(String match, String said) {
    assertThat(read("- {reason: r, match: {" + match + "}}").problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.toString()).contains(said));
  }

  @Test
  void knowsThatATimeMayBeAssumed() {
    assertThat(read("- {reason: r, match: {evidence.timeAssumed: 'true'}}").problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type: '*'",
        "type: [a, '**']",
        "severity: '<=10'",
        "actor.principal: '*', account: '*'"
      })
  void refusesWhatWouldCoverEveryFinding(String match) {
    SuppressionFile file = read("- {reason: r, match: {" + match + "}}");
    assertThat(file.suppressions()).isEmpty();
    assertThat(file.problems())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.toString()).contains("match would cover every finding"));
  }

  @Test
  void thatAFindingHasSomethingMaySetItApart() {
    assertThat(read("- {reason: r, match: {reportedBy: '*'}}").problems()).isEmpty();
    assertThat(read("- {reason: r, match: {resource.Bucket: '*'}}").problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- {match: {type: a}}",
        "- {reason: r}",
        "- {reason: r, match: {}}",
        "- {reason: r, until: soon, match: {type: a}}",
        "- {reason: r, match: {severity: high}}",
        "- {reason: r, because: b, match: {type: a}}",
        "- just text",
        "{"
      })
  void refusesWhatIsNoSuppression(String text) {
    assertThat(read(text).suppressions()).isEmpty();
    assertThat(read(text).problems()).hasSize(1);
  }
}
