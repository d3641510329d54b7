package dev.haetae.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.haetae.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Records nobody here wrote are known for what they are. */
class ForeignSamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ENOUGH = 40;

  /** Counts, by the log they were taken for, the records that are of another one. */
  private final Map<String, Integer> wrong = new TreeMap<>();

  private int read;

  private void expect(String log, String where, String record) {
    read++;
    for (JsonReading.Read event : JsonReading.of(record).events()) {
      if (!event.log().equals(log)) {
        wrong.merge(where + " taken for " + event.log(), 1, Integer::sum);
      }
    }
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  @Test
  void knowsTheCasesOfIntakeFormats() throws IOException {
    Path folder = Shared.assumeSamples().resolve("formats/sekoia");
    Map<String, String> logs =
        Map.of(
            "AWS/aws-cloudtrail", "cloudtrail",
            "AWS/aws-waf", "waf",
            "AWS/aws-guardduty", "guardduty",
            "Kubernetes/audit-log", "eks",
            "Beats/auditbeat", "auditbeat");
    for (Map.Entry<String, String> each : logs.entrySet()) {
      for (Path file : files(folder.resolve(each.getKey()), ".json")) {
        String record = JSON.readTree(file.toFile()).path("input").path("message").asText();
        expect(each.getValue(), file.getFileName().toString(), record);
      }
    }
    assertThat(read).isGreaterThan(ENOUGH);
    assertThat(wrong).isEmpty();
  }

  @Test
  void knowsThePairsOfOcsf() throws IOException {
    Path folder = Shared.assumeSamples().resolve("formats/ocsf");
    Map<String, String> logs = new LinkedHashMap<>();
    logs.put("/CloudTrail/", "cloudtrail");
    logs.put("/EKS Audit Logs/", "eks");
    logs.put("/Route53/", "route53");
    logs.put("/Security Hub/", "securityhub");
    logs.put("/WAF/", "waf");
    for (Map.Entry<String, String> each : logs.entrySet()) {
      for (Path file : files(folder, ".raw")) {
        if (file.toString().contains(each.getKey())) {
          expect(each.getValue(), file.toString(), Files.readString(file));
        }
      }
    }
    for (Path file : files(folder, ".ocsf")) {
      expect("ocsf", file.toString(), Files.readString(file));
    }
    assertThat(read).isGreaterThan(ENOUGH);
    assertThat(wrong).isEmpty();
  }

  @Test
  void knowsTheEventsOfPanthersTests() throws IOException {
    Path folder = Shared.assumeSamples().resolve("panther_tests");
    Predicate<JsonNode> whole = log -> true;
    Predicate<JsonNode> resolver = log -> log.has("query_timestamp");
    Predicate<JsonNode> call = log -> log.has("eventSource") && log.has("eventVersion");
    Predicate<JsonNode> audit = log -> log.has("objectRef") && log.has("verb");
    panther(folder, "AWS_BedrockModelInvocation", "bedrock", whole);
    panther(folder, "AWS_GuardDuty", "guardduty", whole);
    panther(folder, "AWS_SecurityFindingFormat", "securityhub", whole);
    panther(folder, "AWS_WAFWebACL", "waf", whole);
    panther(folder, "AWS_VPCDns", "route53", resolver);
    panther(folder, "Amazon_EKS_Audit", "eks", audit);
    panther(folder, "AWS_CloudTrail", "cloudtrail", call);
    assertThat(read).isGreaterThan(ENOUGH);
    assertThat(wrong).isEmpty();
  }

  private void panther(Path folder, String name, String log, Predicate<JsonNode> isOfLog)
      throws IOException {
    for (String line : Files.readAllLines(folder.resolve("panther_" + name + ".jsonl"))) {
      JsonNode record = JSON.readTree(line).path("log");
      if (isOfLog.test(record)) {
        expect(log, name, record.toString());
      }
    }
  }

  @Test
  void knowsWindowsEventsTurnedIntoJson() throws IOException {
    Path folder = Shared.assumeSamples().resolve("windows/sigma");
    for (Path file : files(folder, ".json")) {
      try (MappingIterator<JsonNode> records =
          JSON.readerFor(JsonNode.class).readValues(file.toFile())) {
        while (records.hasNext()) {
          expect("windowsxml", file.toString(), records.next().toString());
        }
      }
    }
    assertThat(read).isGreaterThan(ENOUGH);
    assertThat(wrong).isEmpty();
  }

  @Test
  void knowsAuditLogsAndResolverLogsAndEveryVersionOfCloudTrail() throws IOException {
    Path folder = Shared.assumeSamples();
    lines(folder.resolve("k8s/helm60_benign.jsonl"), "eks");
    lines(folder.resolve("dns/normal.jsonl"), "route53");
    for (Path file : files(folder.resolve("cloudtrail/versions"), ".json")) {
      for (JsonNode record : JSON.readTree(file.toFile()).path("Records")) {
        expect("cloudtrail", file.toString(), record.toString());
      }
    }
    assertThat(read).isGreaterThan(2 * ENOUGH);
    assertThat(wrong).isEmpty();
  }

  private void lines(Path file, String log) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      lines.limit(ENOUGH).forEach(line -> expect(log, file.toString(), line));
    }
  }
}
