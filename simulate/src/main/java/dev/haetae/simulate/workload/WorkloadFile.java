package dev.haetae.simulate.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.haetae.simulate.organization.Purpose;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What {@code workloads.json} says: the bursts, the work they are part of, the errors they meet.
 */
record WorkloadFile(List<Workload> workloads, Map<String, String> errorMessages) {

  static WorkloadFile load() {
    try (InputStream in = WorkloadFile.class.getResourceAsStream("workloads.json")) {
      return read(
          new ObjectMapper().readTree(Objects.requireNonNull(in, "workloads.json is missing")));
    } catch (IOException e) {
      throw new UncheckedIOException("workloads.json: " + e.getMessage(), e);
    }
  }

  private static WorkloadFile read(JsonNode file) {
    Map<String, Burst> bursts = new HashMap<>();
    file.path("bursts")
        .properties()
        .forEach(entry -> bursts.put(entry.getKey(), Burst.read(entry.getKey(), entry.getValue())));
    Map<String, String> messages = new HashMap<>();
    file.path("errors")
        .properties()
        .forEach(entry -> messages.put(entry.getKey(), entry.getValue().asText()));
    List<Workload> workloads = new ArrayList<>();
    file.path("workloads").forEach(node -> workloads.add(workload(node, bursts)));
    return new WorkloadFile(List.copyOf(workloads), Map.copyOf(messages));
  }

  private static Workload workload(JsonNode node, Map<String, Burst> bursts) {
    List<Burst> choices = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    String name = node.path("name").asText();
    for (var entry : node.path("bursts").properties()) {
      choices.add(
          Objects.requireNonNull(
              bursts.get(entry.getKey()),
              () -> "workload \"" + name + "\": no burst \"" + entry.getKey() + "\""));
      weights.add(entry.getValue().asDouble());
    }
    return new Workload(
        name,
        node.path("caller").asText(),
        Clock.valueOf(node.path("clock").asText("ALWAYS").toUpperCase(Locale.ROOT)),
        node.path("share").asDouble(),
        node.path("perDay").asDouble(),
        purposes(node.path("accounts")),
        choices,
        weights);
  }

  private static Set<Purpose> purposes(JsonNode names) {
    if (names.isMissingNode()) {
      return EnumSet.allOf(Purpose.class);
    }
    Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
    names.forEach(name -> purposes.add(Purpose.valueOf(name.asText().toUpperCase(Locale.ROOT))));
    return purposes;
  }
}
