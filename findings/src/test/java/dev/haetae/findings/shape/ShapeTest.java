package dev.haetae.findings.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.model.finding.Finding;
import dev.haetae.testkit.Golden;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShapeTest {

  @ParameterizedTest
  @EnumSource
  void writesWhatItsGoldenFileHolds(Shape shape) {
    Golden.assertMatches(
        getClass(),
        "findings." + shape.name().toLowerCase(Locale.ROOT),
        FindingSamples.written(shape, FindingSamples.all()));
  }

  @ParameterizedTest
  @EnumSource
  void endsADocumentWithoutFindings(Shape shape) throws IOException {
    String written = FindingSamples.written(shape, List.of());
    switch (shape) {
      case JSON, ASFF -> assertThat(Json.MAPPER.readTree(written).isArray()).isTrue();
      case CSV -> assertThat(written).startsWith("\"id\",").endsWith("\r\n");
      case JSONL, OCSF, GUARDDUTY -> assertThat(written).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesTheStreamOpen(Shape shape) throws IOException {
    boolean[] closed = new boolean[1];
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    try (FindingWriter writer = shape.open(out)) {
      writer.write(FindingSamples.trail());
    }
    assertThat(closed[0]).isFalse();
    assertThat(out.size()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhoStandsAtTheStartOfASession(Shape shape) {
    String written = FindingSamples.written(shape, List.of(FindingSamples.trail()));
    assertThat(written)
        .contains("=ana@corp.example", "AssumeRoleWithSAML", "ASIAEXAMPLE0000000CD")
        .contains("arn:aws:sts::444455556666:assumed-role/ops/ana");
  }

  @ParameterizedTest
  @EnumSource
  void namesEachStepOfAnAttack(Shape shape) {
    Finding attack = FindingSamples.attack();
    String written = FindingSamples.written(shape, List.of(attack));
    assertThat(attack.sequence().orElseThrow().steps())
        .isNotEmpty()
        .allSatisfy(step -> assertThat(written).contains(step.findingId()));
  }

  @Test
  void writesAChainAsOneSafeCellOfATable() {
    String table = FindingSamples.written(Shape.CSV, List.of(FindingSamples.trail()));
    assertThat(table)
        .contains(
            ",\"'=ana@corp.example\",\"'=ana@corp.example (federated) > 2026-03-01T09:59:00Z"
                + " AssumeRoleWithSAML arn:aws:sts::111122223333:assumed-role/dev/ana"
                + " ASIAEXAMPLE0000000CD > AssumeRole"
                + " arn:aws:sts::444455556666:assumed-role/ops/ana [1 step in between left"
                + " out]\"\r\n");
  }

  @Test
  void writesNoFormulaIntoATable() {
    String table = FindingSamples.written(Shape.CSV, List.of(FindingSamples.trail()));
    assertThat(table).contains(",\"'=cmd() switched off main\",").doesNotContain("\"=cmd()");
  }

  /** Colours of a terminal, in seven bits and in eight, and an override of direction. */
  private static final String HOSTILE = "\u001b[31m \u009b31m \u202egnp.exe \u007f";

  private static Finding hostile() throws IOException {
    String line =
        FindingSamples.written(Shape.JSONL, List.of(FindingSamples.trail()))
            .replace(
                "switched off main", "switched off \\u001b[31m \u009b31m \u202egnp.exe \u007f");
    FindingReader reader =
        new FindingReader(
            new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)),
            "hostile",
            problem -> {
              throw new AssertionError(problem);
            });
    return reader.next().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void writesNothingThatATerminalActsOn(Shape shape) throws IOException {
    String written = FindingSamples.written(shape, List.of(hostile()));
    assertThat(hostile().explanation().says()).endsWith(HOSTILE);
    assertThat(written).doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\r\n]]");
  }

  @Test
  void escapesInJsonAreTheSameText() throws IOException {
    String line = FindingSamples.written(Shape.JSONL, List.of(hostile()));
    assertThat(Json.MAPPER.readTree(line).path("explanation").toString()).contains("gnp.exe");
    assertThat(
            new FindingReader(
                    new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)),
                    "again",
                    problem -> {
                      throw new AssertionError(problem);
                    })
                .next())
        .contains(hostile());
  }

  @Test
  void nestsAResourceThatIsJson() throws IOException {
    String line = FindingSamples.written(Shape.JSONL, List.of(FindingSamples.trail()));
    JsonNode resource = Json.MAPPER.readTree(line).path("resource");
    assertThat(resource.path("AccessKey").path("type").asText()).isEqualTo("IAMUser");
    assertThat(resource.path("S3Bucket").path(1).asText()).isEqualTo("logs-two");
  }
}
