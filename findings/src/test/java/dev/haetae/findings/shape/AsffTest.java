package dev.haetae.findings.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.FindingType;
import dev.haetae.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AsffTest {
  /** Rows of the table that break its own grammar: a slash kept, an artifact added. */
  private static final Set<String> ODD =
      Set.of(
          "PenTest:IAMUser/KaliLinux",
          "PenTest:IAMUser/ParrotLinux",
          "PenTest:IAMUser/PentooLinux",
          "Trojan:EC2/DNSDataExfiltration");

  @Test
  void putsEveryTypeWhereAwsPutsIt() throws IOException {
    Path table = Shared.assumeReference().resolve("asff-type-map.tsv");
    int compared = 0;
    for (String row : Files.readAllLines(table)) {
      String[] columns = row.split("\t", -1);
      if (columns[0].matches("[A-Za-z]+:[A-Za-z0-9]+/.+") && !ODD.contains(columns[0])) {
        assertThat(AsffTypes.of(FindingType.parse(columns[0]))).isEqualTo(columns[1]);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(60);
  }

  @Test
  void hasAllThatBatchImportFindingsRequires() {
    for (Finding finding : FindingSamples.all()) {
      JsonNode asff = Asff.of(finding);
      for (String key :
          List.of(
              "SchemaVersion",
              "Id",
              "ProductArn",
              "GeneratorId",
              "AwsAccountId",
              "CreatedAt",
              "UpdatedAt",
              "Title",
              "Description")) {
        assertThat(asff.path(key).asText()).as(key).isNotEmpty();
      }
      assertThat(asff.path("Resources")).isNotEmpty();
      assertThat(asff.path("AwsAccountId").asText()).matches("[0-9]{12}");
    }
  }

  @Test
  void putsTheNormalizedSeverityIntoTheBandOfItsLabel() {
    JsonNode severity = Asff.of(FindingSamples.trail()).path("Severity");
    assertThat(severity.path("Label").asText()).isEqualTo("HIGH");
    assertThat(severity.path("Normalized").asInt()).isEqualTo(80);
  }

  @Test
  void cutsWhatIsLongerThanSecurityHubTakes() {
    String line =
        FindingSamples.written(Shape.JSONL, List.of(FindingSamples.trail()))
            .replace("CloudTrail logging was switched off", "t".repeat(5_000))
            .replace("Nothing that follows", "w".repeat(5_000))
            .replace("Start the trail again", "n".repeat(5_000))
            .replace("at least 2 in 5m", "b".repeat(5_000))
            .replace("\"main\"", "\"" + "r".repeat(5_000) + "\"");
    JsonNode asff = Asff.of(FindingReader.read(line));
    assertThat(asff.path("Title").asText()).hasSize(256);
    assertThat(asff.path("Description").asText()).hasSize(1024);
    assertThat(asff.at("/Remediation/Recommendation/Text").asText()).hasSize(512);
    assertThat(asff.at("/ProductFields/haetae~1baseline~1condition").asText()).hasSize(2048);
    assertThat(asff.at("/Resources/1/Id").asText()).hasSize(512);
  }

  @Test
  void namesTheAccountWhereNothingElseWasActedUpon() {
    JsonNode asff = Asff.of(FindingSamples.textLine());
    assertThat(asff.at("/Resources/0/Type").asText()).isEqualTo("AwsAccount");
  }

  @Test
  void saysThatAFindingIsSuppressed() {
    assertThat(Asff.of(FindingSamples.cluster()).at("/Workflow/Status").asText())
        .isEqualTo("SUPPRESSED");
  }
}
