package dev.haetae.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.content.Content;
import dev.haetae.content.SampleLog;
import dev.haetae.detect.Detector;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.flow.ElasticDocuments.Texts;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.read.TimeRange;
import dev.haetae.formats.Formats;
import dev.haetae.model.Limits;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.log.LogBundle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is found in records is found in what products made of them: over the CloudTrail samples of
 * all detectors, those they fire on and those they do not.
 */
class KeptRecordsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Longer tests feed the same event over and over. */
  private static final int LONGEST_LOG = 100_000;

  private static final Detection DETECTION =
      Detection.of(Content.load(), List.of(), each -> true, Formats.catalogs(), Surroundings.NONE);

  private static List<ObjectNode> records = List.of();
  private static ScanResult keptByElastic = scan("");
  private static ScanResult keptBySentinel = scan("");

  @BeforeAll
  static void readSamples() {
    List<ObjectNode> all = new ArrayList<>();
    for (Detector detector : Content.load()) {
      Stream.concat(detector.tests().fires().stream(), detector.tests().quiet().stream())
          .flatMap(sample -> SampleLog.of(sample, Content.samples()).stream())
          .filter(log -> log.length < LONGEST_LOG)
          .flatMap(log -> new String(log, StandardCharsets.UTF_8).lines())
          .filter(line -> line.startsWith("{"))
          .map(KeptRecordsTest::json)
          .filter(record -> record.has("eventSource") && record.has("eventVersion"))
          .forEach(record -> all.add(record.put("eventID", "id-" + all.size())));
    }
    records = List.copyOf(all);
    keptByElastic = scan(lines(record -> only(ElasticDocuments.paths(), record)));
    keptBySentinel = scan(lines(record -> only(SentinelRows.paths(), record)));
  }

  /** A record with nothing but what a product keeps of it. */
  private static ObjectNode only(Iterable<String> paths, ObjectNode record) {
    ObjectNode kept = JSON.createObjectNode();
    for (String path : paths) {
      JsonNode value = record.at("/" + path.replace('.', '/'));
      if (!value.isMissingNode() && !value.isNull()) {
        ElasticDocuments.put(kept, path, value);
      }
    }
    return kept;
  }

  private static ObjectNode json(String line) {
    try {
      return (ObjectNode) JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }

  private static String lines(Function<ObjectNode, ? extends JsonNode> shape) {
    return records.stream().map(record -> shape.apply(record) + "\n").collect(Collectors.joining());
  }

  private static ScanResult scan(String... files) {
    List<LogBundle> bundles = new ArrayList<>();
    for (String file : files) {
      bundles.add(new MemoryBundle("file-" + bundles.size(), file));
    }
    Scan.Options options =
        new Scan.Options(Limits.DEFAULT, 1, TimeRange.ALWAYS, false, UnaryOperator.identity());
    return new Scan(DETECTION, options, new ProblemAccount())
        .run(bundles.iterator(), bundles::iterator);
  }

  private static List<String> findings(ScanResult result) {
    return result.findings().stream().map(KeptRecordsTest::words).toList();
  }

  private static String words(Finding finding) {
    return "%s %s %s %s %s"
        .formatted(
            finding.id(),
            finding.type(),
            finding.severity(),
            finding.count(),
            finding.actor().principal() + finding.actor().addresses());
  }

  private static void findsTheSame(String text, ScanResult plain) {
    assertThat(plain.findings()).hasSizeGreaterThan(300);
    assertThat(findings(scan(text))).containsExactlyInAnyOrderElementsOf(findings(plain));
  }

  private static List<ObjectNode> all(Function<ObjectNode, ObjectNode> shape) {
    return records.stream().map(shape).toList();
  }

  @Test
  void inDocumentsOfElastic() {
    findsTheSame(lines(record -> ElasticDocuments.of(record, Texts.FLATTENED)), keptByElastic);
  }

  @Test
  void inDocumentsOfElasticWithDotsInTheirNames() {
    findsTheSame(
        lines(record -> ElasticDocuments.flat(ElasticDocuments.of(record, Texts.JSON))),
        keptByElastic);
  }

  @Test
  void inDocumentsOfElasticThatAreTheTextOfMaps() {
    findsTheSame(lines(record -> ElasticDocuments.of(record, Texts.MAP)), keptByElastic);
  }

  @Test
  void inTheFieldsOfAnswers() {
    findsTheSame(
        "{\"took\":1,\"hits\":{\"hits\":["
            + records.stream()
                .map(record -> ElasticDocuments.of(record, Texts.FLATTENED))
                .map(document ->
                    "{\"_index\":\"a\",\"fields\":" + ElasticDocuments.fields(document) + "}")
                .collect(Collectors.joining(","))
            + "]}}",
        keptByElastic);
  }

  @Test
  void inTablesThatDiscoverExports() {
    findsTheSame(
        ElasticDocuments.csv(all(record -> ElasticDocuments.of(record, Texts.JSON))),
        keptByElastic);
  }

  @Test
  void andCountsOnceWhatIsMetBothWays() {
    ScanResult both =
        scan(
            lines(record -> only(ElasticDocuments.paths(), record)),
            lines(record -> ElasticDocuments.of(record, Texts.FLATTENED)));
    assertThat(both.read().duplicates())
        .isEqualTo(records.size() + keptByElastic.read().duplicates());
    assertThat(findings(both)).containsExactlyInAnyOrderElementsOf(findings(keptByElastic));
  }

  @Test
  void inRowsOfSentinel() {
    findsTheSame(lines(SentinelRows::of), keptBySentinel);
  }

  @Test
  void inAnswersOfLogAnalytics() {
    findsTheSame(SentinelRows.answer(all(SentinelRows::of)), keptBySentinel);
  }

  @Test
  void inTablesThatThePortalExports() {
    findsTheSame(SentinelRows.csv(all(SentinelRows::of)), keptBySentinel);
  }
}
