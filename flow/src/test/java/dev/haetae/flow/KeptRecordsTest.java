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
import dev.haetae.formats.Formats;
import dev.haetae.model.Finding;
import dev.haetae.model.Limits;
import dev.haetae.model.LogBundle;
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

  private static List<ObjectNode> records = List.of();
  private static ScanResult plain = scan("");

  @BeforeAll
  static void readSamples() {
    List<ObjectNode> all = new ArrayList<>();
    for (Detector detector : Content.load()) {
      Stream.concat(detector.tests().fires().stream(), detector.tests().quiet().stream())
          .flatMap(sample -> SampleLog.of(sample, Content.samples()).stream())
          .flatMap(log -> new String(log, StandardCharsets.UTF_8).lines())
          .filter(line -> line.startsWith("{"))
          .map(KeptRecordsTest::json)
          .filter(record -> record.has("eventSource") && record.has("eventVersion"))
          .forEach(record -> all.add(record.put("eventID", "id-" + all.size())));
    }
    records = List.copyOf(all);
    plain = scan(lines(ElasticDocuments::kept));
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
    Detection detection =
        Detection.of(
            Content.load(), List.of(), each -> true, Formats.catalogs(), Surroundings.NONE);
    List<LogBundle> bundles = new ArrayList<>();
    for (String file : files) {
      bundles.add(new MemoryBundle("file-" + bundles.size(), file));
    }
    Scan.Options options =
        new Scan.Options(Limits.DEFAULT, 1, TimeRange.ALWAYS, false, UnaryOperator.identity());
    return new Scan(detection, options, new ProblemAccount())
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

  private static void findsTheSame(String text) {
    assertThat(plain.findings()).hasSizeGreaterThan(300);
    assertThat(findings(scan(text))).containsExactlyInAnyOrderElementsOf(findings(plain));
  }

  @Test
  void inDocumentsOfElastic() {
    findsTheSame(lines(record -> ElasticDocuments.of(record, Texts.FLATTENED)));
  }

  @Test
  void inDocumentsOfElasticWithDotsInTheirNames() {
    findsTheSame(lines(record -> ElasticDocuments.flat(ElasticDocuments.of(record, Texts.JSON))));
  }

  @Test
  void inDocumentsOfElasticThatAreTheTextOfMaps() {
    findsTheSame(lines(record -> ElasticDocuments.of(record, Texts.MAP)));
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
            + "]}}");
  }

  @Test
  void andCountsOnceWhatIsMetBothWays() {
    ScanResult both =
        scan(
            lines(ElasticDocuments::kept),
            lines(record -> ElasticDocuments.of(record, Texts.FLATTENED)));
    assertThat(both.duplicates()).isEqualTo(records.size() + plain.duplicates());
    assertThat(findings(both)).containsExactlyInAnyOrderElementsOf(findings(plain));
  }
}
