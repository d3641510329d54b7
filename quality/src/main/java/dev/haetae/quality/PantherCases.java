package dev.haetae.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Severity.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tests of another project's rules, those we have a counterpart for: where its rule fires, one
 * of ours must be found at low or above; where it is quiet, none of ours at medium or above.
 *
 * @see <a href="https://github.com/panther-labs/panther-analysis">panther-analysis</a>
 */
final class PantherCases implements SampleEvaluation {
  private static final JsonMapper JSON = new JsonMapper();

  private final Scanner scanner;
  private final Path counterparts;

  /**
   * Cases.
   *
   * @param counterparts the file that names our finding types for each of the other's rules
   */
  PantherCases(Scanner scanner, Path counterparts) {
    this.scanner = scanner;
    this.counterparts = counterparts;
  }

  @Override
  public String name() {
    return "panther";
  }

  @Override
  public List<Case> measure(Path samples) throws IOException {
    Map<String, Set<String>> types = counterparts();
    List<Case> cases = new ArrayList<>();
    Map<String, Integer> names = new HashMap<>();
    for (Path file : files(samples.resolve("panther_tests"))) {
      for (String line : Files.readAllLines(file)) {
        JsonNode test = JSON.readTree(line);
        Set<String> ours = types.get(test.path("rule").asText());
        if (ours != null && isSelfContained(test)) {
          cases.add(measure(test, ours, names));
        }
      }
    }
    return cases;
  }

  /** Neither in need of what stands outside the event, nor an event of another cloud. */
  private static boolean isSelfContained(JsonNode test) {
    String log = test.path("log").path("p_log_type").asText();
    return !test.path("mocks").asBoolean() && !log.startsWith("Azure.") && !log.startsWith("GCP.");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.sorted().toList();
    }
  }

  private Map<String, Set<String>> counterparts() throws IOException {
    Map<String, Set<String>> types = new HashMap<>();
    for (String line : Files.readAllLines(counterparts)) {
      String[] parts = line.split("\t", 2);
      if (parts.length == 2) {
        types.put(parts[0], Set.of(parts[1].split(" ")));
      }
    }
    return types;
  }

  private Case measure(JsonNode test, Set<String> ours, Map<String, Integer> names) {
    boolean expected = test.path("expected").asBoolean();
    String title =
        test.path("rule").asText() + (expected ? " + " : " - ") + test.path("test").asText();
    int ordinal = names.merge(title, 1, Integer::sum);
    String name = (ordinal == 1 ? title : title + " #" + ordinal).replaceAll("\\s+", " ");
    List<Finding> findings =
        scanner.scan(new MemoryLog(name, test.path("log").toString())).findings();
    boolean met =
        findings.stream()
            .filter(each -> ours.contains(each.type().toString()))
            .anyMatch(each -> expected || Found.isAtLeast(each, Label.MEDIUM));
    return new Case(name, met == expected ? 0 : 1, Found.types(findings.stream()));
  }
}
