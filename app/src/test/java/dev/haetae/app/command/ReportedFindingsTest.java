package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.content.Content;
import dev.haetae.findings.shape.FindingReader;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings of other products, as files a user exported. */
class ReportedFindingsTest {
  private static final String GUARDDUTY = sample("guardduty/SshBruteForce");

  @TempDir private Path folder;

  private static String sample(String name) {
    return new String(Content.samples().find(name).orElseThrow(), StandardCharsets.UTF_8);
  }

  private static String inArray(String... findings) {
    return "{\"Findings\":[" + String.join(",", findings) + "]}";
  }

  private List<Finding> scan(String... files) throws IOException {
    for (int i = 0; i < files.length; i++) {
      Files.writeString(folder.resolve("export-" + i + ".json"), files[i]);
    }
    Run run = Run.of(List.of("scan", folder, "--format", "jsonl", "--quiet"));
    return run.out().lines().map(FindingReader::read).toList();
  }

  @Test
  void keepTypeSeverityTitleAndTimesOfTheProduct() throws IOException {
    List<Finding> findings = scan(inArray(GUARDDUTY));

    assertThat(findings).hasSize(1);
    Finding finding = findings.get(0);
    assertThat(finding.reportedBy()).contains("GuardDuty");
    assertThat(finding.type()).hasToString("UnauthorizedAccess:EC2/SSHBruteForce");
    assertThat(finding.severity()).isEqualTo(new Severity(8));
    assertThat(finding.count()).isEqualTo(12);
    assertThat(finding.tactics()).containsExactly("initial-access");
    assertThat(finding.lastSeen() - finding.firstSeen()).isEqualTo(3_600_000_000L);
    assertThat(finding.explanation().says())
        .isEqualTo(
            "GuardDuty reports: i-0123456789abcdef0 is performing SSH brute force attacks against"
                + " 198.51.100.7");
  }

  @Test
  void areOneWhereTheyComeInTwoShapes() throws IOException {
    assertThat(scan(GUARDDUTY, inArray(sample("securityhub/GuardDutyFinding")))).hasSize(1);
    assertThat(scan(sample("prowler/RootWithoutMfa"), sample("ocsf/ProwlerFinding")))
        .filteredOn(finding -> finding.reportedBy().equals(Optional.of("Prowler")))
        .hasSize(1);
  }

  @Test
  void haveTheLastWordOfTheProduct() throws IOException {
    String updated =
        GUARDDUTY
            .replace("12:00:00", "13:00:00")
            .replace("\"count\": 12", "\"count\": 40")
            .replace("\"severity\": 8", "\"severity\": 5");

    List<Finding> findings = scan(updated, GUARDDUTY);

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).count()).isEqualTo(40);
    assertThat(findings.get(0).severity()).isEqualTo(new Severity(5));
  }

  @Test
  void areNotShownWhereTheProductArchivedThem() throws IOException {
    String archived = GUARDDUTY.replace("\"archived\": false", "\"archived\": true");

    assertThat(scan(archived)).isEmpty();
    assertThat(Run.of(List.of("scan", folder)).out()).contains("suppressed  1 finding");
  }

  @Test
  void sayThatTheyAreSamples() throws IOException {
    String inEvent =
        GUARDDUTY.replace("\"additionalInfo\": {}", "\"additionalInfo\": {\"sample\": true}");
    String inAnswer =
        GUARDDUTY.replace(
            "\"additionalInfo\": {}",
            "\"additionalInfo\": {\"type\": \"default\", \"value\": \"{\\\"sample\\\":true}\"}");

    assertThat(scan(inEvent)).extracting(Finding::sample).containsExactly(true);
    assertThat(scan(inAnswer)).extracting(Finding::sample).containsExactly(true);
  }

  @Test
  void ofInspectorAndMacieAreReadFromEventBridge() throws IOException {
    String inspector =
        "{\"source\":\"aws.inspector2\",\"detail-type\":\"Inspector2 Finding\",\"detail\":"
            + sample("inspector/PackageVulnerability")
            + "}";
    String macie =
        "{\"source\":\"aws.macie\",\"detail-type\":\"Macie Finding\",\"detail\":"
            + sample("macie/SensitiveObject")
            + "}";

    assertThat(scan(inspector, macie))
        .extracting(finding -> finding.reportedBy().orElse("") + " " + finding.type())
        .containsExactlyInAnyOrder(
            "Inspector Vulnerability:Inspector/PackageVulnerability",
            "Macie SensitiveData:S3Object/Personal");
  }

  @Test
  void areRememberedFromOneScanToTheNext(@TempDir Path state, @TempDir Path later)
      throws IOException {
    Files.writeString(folder.resolve("export.json"), GUARDDUTY);
    Files.writeString(later.resolve("export.json"), sample("macie/SensitiveObject"));
    Path kept = state.resolve("kept");
    Run before = Run.of(List.of("scan", folder, "--state", kept, "--quiet"));

    Run run = Run.of(List.of("scan", later, "--state", kept, "--format", "jsonl", "--quiet"));

    assertThat(before.err()).isEmpty();
    assertThat(run.out().lines().map(FindingReader::read))
        .extracting(finding -> finding.reportedBy().orElse("") + " " + finding.count())
        .containsExactlyInAnyOrder("GuardDuty 12", "Macie 1");
  }

  @Test
  void areToldApartFromOursOnTheTerminal() throws IOException {
    Files.writeString(folder.resolve("export.json"), GUARDDUTY);

    assertThat(Run.of(List.of("scan", folder)).out()).contains("GuardDuty reports: ");
  }
}
