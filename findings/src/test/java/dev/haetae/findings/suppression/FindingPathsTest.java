package dev.haetae.findings.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.haetae.findings.shape.FindingReader;
import dev.haetae.findings.shape.FindingSamples;
import dev.haetae.findings.shape.Shape;
import dev.haetae.model.finding.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A suppression can name what the JSON line of a finding has, and nothing else. */
class FindingPathsTest {
  /** What few findings have. */
  private static final String SELDOM =
      "{\"id\":\"f1\",\"type\":\"Recon:IAMUser/Enumeration\",\"severity\":{\"score\":5},\"previous\":\"f0\","
          + "\"reportedBy\":\"GuardDuty\",\"evidence\":[{\"eventId\":\"e1\",\"time\":\"2026-03-01T12:00:00Z\","
          + "\"timeAssumed\":true,\"log\":\"text\",\"place\":\"a.log:1\",\"raw\":\"x\"}]}";

  @Test
  void thePathsAreThoseOfTheJsonOfFindings() throws IOException {
    Set<String> written = new TreeSet<>();
    for (String line : FindingSamples.written(Shape.JSONL, findings()).split("\n", -1)) {
      if (!line.isEmpty()) {
        addPaths(new JsonMapper().readTree(line), written);
      }
    }
    // Short for actor.principal; and what is suppressed is told only once it is.
    written.add(FindingPaths.PRINCIPAL);
    written.remove("suppressed");
    assertThat(written).isEqualTo(FindingPaths.all());
  }

  private static List<Finding> findings() throws IOException {
    List<Finding> findings = new ArrayList<>(FindingSamples.all());
    byte[] seldom = SELDOM.getBytes(StandardCharsets.UTF_8);
    new FindingReader(new ByteArrayInputStream(seldom), "seldom", problem -> {})
        .next()
        .ifPresent(findings::add);
    assertThat(findings).hasSize(FindingSamples.all().size() + 1);
    return findings;
  }

  private static void addPaths(JsonNode finding, Set<String> paths) {
    finding
        .properties()
        .forEach(member -> {
          boolean deep =
              FindingPaths.all().stream().anyMatch(each -> each.startsWith(member.getKey() + "."));
          List<JsonNode> objects =
              member.getValue().isArray()
                  ? List.copyOf(member.getValue().valueStream().toList())
                  : List.of(member.getValue());
          if (deep) {
            objects.forEach(object ->
                object
                    .fieldNames()
                    .forEachRemaining(name -> paths.add(member.getKey() + "." + name)));
          } else {
            paths.add(member.getKey());
          }
        });
  }
}
