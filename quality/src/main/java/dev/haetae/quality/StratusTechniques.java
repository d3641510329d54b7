package dev.haetae.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.haetae.model.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * CloudTrail of attack techniques as they were carried out, a file a technique. One is found by a
 * finding that cites its events and names who did it. A finding about denied calls alone counts
 * only where nothing but denied calls was left of the technique.
 *
 * @see <a href="https://stratus-red-team.cloud">Stratus Red Team</a>
 */
final class StratusTechniques implements SampleEvaluation {
  private static final JsonMapper JSON = new JsonMapper();

  private final Scanner scanner;

  StratusTechniques(Scanner scanner) {
    this.scanner = scanner;
  }

  /** What one file says was done. */
  private record Technique(List<String> succeeded, List<String> denied, List<String> principals) {

    static Technique of(JsonNode records) {
      Technique technique = new Technique(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      for (JsonNode event : records) {
        boolean failed = event.has("errorCode");
        // Taking on the role that then tries is not the technique.
        boolean prepares = event.path("eventName").asText().equals("AssumeRole");
        if (!prepares) {
          (failed ? technique.denied : technique.succeeded).add(event.path("eventID").asText());
          technique.principals.add(event.path("userIdentity").path("arn").asText());
        }
      }
      return technique;
    }

    boolean isProvenBy(Finding finding) {
      return Found.cites(finding, succeeded.isEmpty() ? denied : succeeded)
          && principals.stream().anyMatch(each -> Found.names(finding, each));
    }
  }

  @Override
  public String name() {
    return "stratus";
  }

  @Override
  public List<Case> measure(Path samples) throws IOException {
    List<Case> cases = new ArrayList<>();
    try (Stream<Path> list = Files.list(samples.resolve("cloudtrail/stratus"))) {
      List<Path> files = list.sorted().toList();
      for (Path file : files) {
        cases.add(technique(file));
      }
    }
    return cases;
  }

  private Case technique(Path file) throws IOException {
    Technique technique = Technique.of(JSON.readTree(file.toFile()));
    List<Finding> findings =
        Found.alone(scanner.scan(file).findings()).stream().filter(technique::isProvenBy).toList();
    String name = file.getFileName().toString().replace(".json", "");
    return new Case(name, findings.isEmpty() ? 1 : 0, Found.types(findings.stream()));
  }
}
