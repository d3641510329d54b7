package dev.haetae.findings.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.model.finding.Finding;
import dev.haetae.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GuardDutyTest {

  @Test
  void writesOnlyPathsThatGuardDutyHas() throws IOException {
    Set<String> known = paths(Shared.assumeReference().resolve("finding-shape.txt"));
    for (Finding finding : FindingSamples.all()) {
      Set<String> written = new HashSet<>();
      collect(GuardDuty.of(finding), "", written);
      assertThat(known).containsAll(written);
    }
  }

  /**
   * The tree's lines, two blanks a level, as dotted paths; a shape seen before is written ^Name.
   */
  private static Set<String> paths(Path tree) throws IOException {
    Map<String, List<String>> shapes = new java.util.HashMap<>();
    Set<String> paths = new HashSet<>();
    List<String> at = new ArrayList<>();
    List<String> shapesAt = new ArrayList<>();
    for (String line : Files.readAllLines(tree)) {
      int level = (line.length() - line.stripLeading().length()) / 2;
      String text = line.strip();
      if (text.startsWith("^")) {
        String parent = String.join(".", at.subList(0, level));
        for (String below : shapes.getOrDefault(text.substring(1), List.of())) {
          paths.add(parent + below);
        }
        continue;
      }
      while (at.size() > level) {
        at.remove(at.size() - 1);
        shapesAt.remove(shapesAt.size() - 1);
      }
      at.add(text.substring(0, text.indexOf(':')));
      shapesAt.add(text.substring(text.lastIndexOf(' ') + 1));
      paths.add(String.join(".", at));
      for (int i = 0; i < level; i++) {
        shapes
            .computeIfAbsent(shapesAt.get(i), unused -> new ArrayList<>())
            .add("." + String.join(".", at.subList(i + 1, level + 1)));
      }
    }
    return paths;
  }

  private static void collect(JsonNode node, String path, Set<String> into) {
    if (node.isArray()) {
      node.forEach(each -> collect(each, path, into));
      return;
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String below = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
      into.add(below);
      collect(entry.getValue(), below, into);
    }
  }

  @Test
  void hasAllThatGuardDutyRequires() {
    for (Finding finding : FindingSamples.all()) {
      JsonNode json = GuardDuty.of(finding);
      for (String key :
          List.of(
              "accountId",
              "arn",
              "createdAt",
              "id",
              "region",
              "schemaVersion",
              "severity",
              "type",
              "updatedAt")) {
        assertThat(json.path(key).asText()).as(key).isNotEmpty();
      }
      assertThat(json.at("/resource/resourceType").asText()).isNotEmpty();
    }
  }

  @Test
  void showsTheNewestCall() {
    JsonNode action = GuardDuty.of(FindingSamples.trail()).at("/service/action");
    assertThat(action.path("actionType").asText()).isEqualTo("AWS_API_CALL");
    assertThat(action.at("/awsApiCallAction/api").asText()).isEqualTo("DeleteTrail");
    assertThat(action.at("/awsApiCallAction/remoteIpDetails/ipAddressV4").asText())
        .isEqualTo("192.0.2.7");
  }

  @Test
  void showsARequestToACluster() {
    JsonNode json = GuardDuty.of(FindingSamples.cluster());
    assertThat(json.at("/service/action/actionType").asText()).isEqualTo("KUBERNETES_API_CALL");
    assertThat(json.at("/resource/eksClusterDetails/name").asText()).isEqualTo("prod");
    assertThat(json.at("/service/archived").asBoolean()).isTrue();
  }

  @Test
  void showsANameLookedUp() {
    JsonNode json = GuardDuty.of(FindingSamples.lookup());
    assertThat(json.at("/service/action/dnsRequestAction/domain").asText())
        .isEqualTo("pool.example.com");
    assertThat(json.at("/resource/resourceType").asText()).isEqualTo("Instance");
  }
}
