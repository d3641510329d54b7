package dev.haetae.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.simulate.attack.Attack;
import dev.haetae.simulate.delivery.LogKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {
  private static final SimulationPlan PLAN =
      SimulationPlan.small(7).withDays(LocalDate.of(2026, 3, 3), 1).withSize(5, 8, 8_000);

  @TempDir private static Path folder;
  private static SimulationSummary summary;
  private static List<JsonNode> records;

  @BeforeAll
  static void simulate() throws IOException {
    summary = Simulation.of(PLAN).write(folder.resolve("first"));
    records = LogFolder.records(summary.logs());
  }

  @Test
  void writesTheSameBytesForTheSameSeed() throws IOException {
    SimulationSummary again = Simulation.of(PLAN).write(folder.resolve("again"));
    List<Path> expected = LogFolder.files(summary.logs());
    List<Path> actual = LogFolder.files(again.logs());
    assertThat(relative(again.logs(), actual)).isEqualTo(relative(summary.logs(), expected));
    for (int i = 0; i < expected.size(); i++) {
      assertThat(Files.mismatch(expected.get(i), actual.get(i))).isEqualTo(-1);
    }
    assertThat(again.truth()).hasSameBinaryContentAs(summary.truth());
  }

  private static List<String> relative(Path root, List<Path> files) {
    return files.stream().map(file -> root.relativize(file).toString()).toList();
  }

  @Test
  void writesOtherAttackersForAnotherSeed() throws IOException {
    Set<String> addresses = attackers(summary);
    SimulationPlan plan =
        SimulationPlan.small(8).withDays(LocalDate.of(2026, 3, 3), 1).withSize(5, 4, 500);
    assertThat(attackers(Simulation.of(plan).write(folder.resolve("other"))))
        .doesNotContainAnyElementsOf(addresses);
  }

  private static Set<String> attackers(SimulationSummary of) throws IOException {
    return LogFolder.truth(of).stream()
        .map(line -> line.path("address").asText())
        .filter(address -> address.matches("[1-9][\\d.]+"))
        .filter(address -> !address.startsWith("10."))
        .collect(Collectors.toSet());
  }

  @Test
  void givesEveryRecordTheFieldsCloudTrailHas() {
    assertThat(records)
        .hasSizeGreaterThan(8_000)
        .allSatisfy(record -> {
          assertThat(record.fieldNames())
              .toIterable()
              .contains(
                  "eventVersion",
                  "userIdentity",
                  "eventTime",
                  "eventSource",
                  "eventName",
                  "awsRegion",
                  "sourceIPAddress",
                  "userAgent",
                  "requestParameters",
                  "responseElements",
                  "requestID",
                  "eventID",
                  "readOnly",
                  "eventType",
                  "managementEvent",
                  "recipientAccountId",
                  "eventCategory");
          assertThat(record.path("userIdentity").path("type").asText()).isNotEmpty();
          assertThat(record.path("eventID").asText()).hasSize(36);
        });
  }

  @Test
  void leavesNoPlaceInATemplateUnfilled() {
    assertThat(records).noneMatch(record -> record.toString().contains("${"));
  }

  @Test
  void namesFilesAsAwsDoes() throws IOException {
    assertThat(LogFolder.files(summary.logs()))
        .filteredOn(file -> file.toString().contains("CloudTrail"))
        .allSatisfy(file ->
            assertThat(summary.logs().relativize(file).toString())
                .matches(
                    "AWSLogs/o-\\w{10}/(\\d{12})/CloudTrail/([\\w-]+)/2026/03/0\\d/"
                        + "\\1_CloudTrail_\\2_2026030\\dT\\d{4}Z_\\w{16}\\.json\\.gz"));
  }

  @Test
  void putsRecordsIntoTheFilesOfTheirAccountAndRegion() throws IOException {
    for (Path file : LogFolder.files(summary.logs())) {
      if (file.toString().contains("CloudTrail")) {
        for (JsonNode record : LogFolder.JSON.readTree(LogFolder.text(file)).path("Records")) {
          assertThat(file.toString())
              .contains("/" + record.path("recipientAccountId").asText() + "_CloudTrail_")
              .contains("_" + record.path("awsRegion").asText() + "_");
        }
      }
    }
  }

  @Test
  void deliversSomeRecordsTwiceAndSomeInTwoAccounts() {
    Set<String> ids = new HashSet<>();
    long twice =
        records.stream().filter(record -> !ids.add(record.path("eventID").asText())).count();
    assertThat(twice).isBetween(1L, records.size() / 20L);
    assertThat(
            records.stream()
                .filter(record -> record.has("sharedEventID"))
                .collect(Collectors.groupingBy(record -> record.path("sharedEventID").asText()))
                .values())
        .isNotEmpty()
        .anyMatch(twins ->
            twins.stream()
                    .map(record -> record.path("recipientAccountId").asText())
                    .distinct()
                    .count()
                == 2);
  }

  @Test
  void recordsEveryEventTheTruthNames() throws IOException {
    Set<String> known =
        records.stream().map(record -> record.path("eventID").asText()).collect(Collectors.toSet());
    Set<String> named = new HashSet<>();
    for (JsonNode line : LogFolder.truth(summary)) {
      if (line.path("log").asText().equals("cloudtrail")) {
        line.path("eventIds").forEach(id -> named.add(id.asText()));
      }
    }
    named.removeAll(known);
    assertThat(named).isEmpty();
  }

  @Test
  void writesEveryLineTheTruthNames() throws IOException {
    Set<String> known = new HashSet<>();
    for (Path file : LogFolder.files(summary.logs())) {
      if (file.toString().contains("vpcflowlogs") || file.toString().contains("vpcdnsquerylogs")) {
        known.addAll(LogFolder.text(file).lines().toList());
      }
    }
    Set<String> named = new HashSet<>();
    for (JsonNode line : LogFolder.truth(summary)) {
      line.path("lines").forEach(text -> named.add(text.asText()));
    }
    named.removeAll(known);
    assertThat(named).isEmpty();
  }

  @Test
  void writesEveryLogAskedFor() throws IOException {
    List<String> paths = LogFolder.files(summary.logs()).stream().map(Path::toString).toList();
    assertThat(
            List.of(
                "/CloudTrail/",
                "/vpcflowlogs/",
                "/vpcdnsquerylogs/",
                "/eks-audit/",
                "/s3-access/",
                "/elasticloadbalancing/"))
        .allSatisfy(part -> assertThat(paths).anyMatch(path -> path.contains(part)));
  }

  @Test
  void compressesAsWellAsRealLogsDo() throws IOException {
    SimulationPlan busy =
        PLAN.withSize(3, 4, 40_000).withLogs(Set.of(LogKind.CLOUDTRAIL)).withFiles(6, 60);
    assertThat(Simulation.of(busy).write(folder.resolve("busy")).ratio()).isBetween(8.0, 12.0);
  }

  @Test
  void leavesTheStepsOfEveryAttack() throws IOException {
    List<JsonNode> truth = LogFolder.truth(summary);
    for (Attack attack : Attack.all()) {
      assertThat(truth)
          .filteredOn(line -> line.path("attack").asText().equals(attack.name()))
          .filteredOn(line -> line.has("step"))
          .as(attack.name())
          .isNotEmpty()
          .allSatisfy(step ->
              assertThat(step.path("eventIds").size() + step.path("lines").size()).isPositive());
    }
  }

  @Test
  void hidesOnlyTheAttacksAskedFor() throws IOException {
    SimulationPlan plan = PLAN.withSize(3, 2, 200).withAttacks(List.of("stolen-key-takeover"));
    assertThat(LogFolder.truth(Simulation.of(plan).write(folder.resolve("one"))))
        .allMatch(line -> line.path("attack").asText().equals("stolen-key-takeover"));
  }

  @Test
  void tellsOfNoAttackThatIsInNoLogWritten() throws IOException {
    SimulationPlan plan =
        PLAN.withAttacks(List.of("port-scan", "secrets-sweep", "crypto-mining"))
            .withLogs(Set.of(LogKind.CLOUDTRAIL));

    SimulationSummary written = Simulation.of(plan).write(folder.resolve("trail"));

    assertThat(written.attacks()).containsExactlyInAnyOrder("secrets-sweep", "crypto-mining");
    assertThat(LogFolder.truth(written))
        .extracting(line -> line.path("log").asText("cloudtrail"))
        .containsOnly("cloudtrail");
  }

  @Test
  void refusesAnAttackThereIsNot() {
    assertThatThrownBy(() -> Simulation.of(PLAN.withAttacks(List.of("meteor"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("attack \"meteor\"")
        .hasMessageContaining("stolen-key-takeover");
  }
}
