package dev.haetae.app.report.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.report.ReportSamples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingSubjectTest {
  @Test
  void isThePrincipalWhereTheLogsNameOne() {
    assertThat(FindingSubject.of(ReportSamples.enumeration())).isEqualTo("user/alice");
  }

  @Test
  void isCutWhereTheNameWouldFillAPage() {
    String name = "i-" + "0".repeat(10_000);

    String who = FindingSubject.of(ReportSamples.failedControl(List.of(name), Map.of()));

    assertThat(who).hasSize(160).startsWith("machine i-0").endsWith("…");
  }

  @Test
  void isTheMachineWhereNobodyIsNamed() {
    assertThat(
            FindingSubject.of(
                ReportSamples.failedControl(List.of("i-1", "i-2"), Map.of("Domain", "a.test"))))
        .isEqualTo("machine i-1, i-2");
  }

  @Test
  void isTheThingWhereNoMachineIsNamedEither() {
    assertThat(
            FindingSubject.of(ReportSamples.failedControl(List.of(), Map.of("S3Bucket", "logs"))))
        .isEqualTo("S3 bucket logs");
  }

  @Test
  void isNobodyWhereOnlyTheAccountIsKnown() {
    assertThat(FindingSubject.of(ReportSamples.failedControl()))
        .isEqualTo("somebody the logs do not name");
  }

  @Test
  void isEachOnceOfFindingsToldTogether() {
    FoldedFinding folded =
        new FoldedFinding(
            List.of(
                ReportSamples.failedControl(List.of("i-1"), Map.of()),
                ReportSamples.failedControl(List.of("i-2"), Map.of()),
                ReportSamples.failedControl(List.of("i-1"), Map.of())));
    assertThat(FindingSubject.of(folded)).isEqualTo("machine i-1, machine i-2");
  }
}
