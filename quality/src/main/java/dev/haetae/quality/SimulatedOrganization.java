package dev.haetae.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.haetae.model.finding.Finding;
import dev.haetae.simulate.Simulation;
import dev.haetae.simulate.SimulationPlan;
import dev.haetae.simulate.SimulationSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The project's own organisation with every attack hidden in it: a step is found by a finding that
 * cites one of its events and names who took it; a finding that cites no event of any step is
 * counted against its level. It shows what got worse, not how good it is: those who wrote the
 * attacks wrote the detectors too.
 */
final class SimulatedOrganization implements Evaluation {
  private static final long SEED = 20_260_302;
  private static final JsonMapper JSON = new JsonMapper();

  private final Scanner scanner;

  SimulatedOrganization(Scanner scanner) {
    this.scanner = scanner;
  }

  /** Steps of one attack that have one name, by whomever and wherever they were taken. */
  private record Step(String principal, List<String> records) {}

  @Override
  public String name() {
    return "simulated";
  }

  @Override
  public Optional<List<Case>> run() throws IOException {
    try (Scratch scratch = Scratch.create()) {
      SimulationSummary written = Simulation.of(SimulationPlan.small(SEED)).write(scratch.folder());
      List<Finding> findings = scanner.scan(written.logs()).findings();
      List<Case> cases = new ArrayList<>(cases(Found.alone(findings), steps(written.truth())));
      cases.addAll(intrusions(written.truth()).cases(findings));
      return Optional.of(cases);
    }
  }

  private static Intrusions intrusions(Path truth) throws IOException {
    Intrusions intrusions = new Intrusions();
    for (String line : Files.readAllLines(truth)) {
      intrusions.add(JSON.readTree(line));
    }
    return intrusions;
  }

  private static Map<String, List<Step>> steps(Path truth) throws IOException {
    Map<String, List<Step>> steps = new LinkedHashMap<>();
    for (String line : Files.readAllLines(truth)) {
      JsonNode step = JSON.readTree(line);
      List<String> records = new ArrayList<>();
      step.path("eventIds").forEach(each -> records.add(each.asText()));
      step.path("lines").forEach(each -> records.add(each.asText()));
      if (!records.isEmpty()) {
        String name = step.path("attack").asText() + ": " + step.path("step").asText();
        steps
            .computeIfAbsent(name, _ -> new ArrayList<>())
            .add(new Step(step.path("principal").asText(), records));
      }
    }
    return steps;
  }

  private static List<Case> cases(List<Finding> findings, Map<String, List<Step>> steps) {
    List<Case> cases = new ArrayList<>();
    List<Finding> unexplained = new ArrayList<>(findings);
    steps.forEach((name, parts) -> {
      List<Finding> cited = findings.stream().filter(each -> cites(each, parts)).toList();
      unexplained.removeAll(cited);
      Stream<Finding> proven = cited.stream().filter(each -> proves(each, parts));
      boolean found = cited.stream().anyMatch(each -> proves(each, parts));
      cases.add(new Case(name, found ? 0 : 1, Found.types(proven)));
    });
    cases.addAll(Found.byLevel("findings about no attack,", unexplained));
    return cases;
  }

  private static boolean cites(Finding finding, List<Step> parts) {
    return parts.stream().anyMatch(each -> Found.cites(finding, each.records()));
  }

  private static boolean proves(Finding finding, List<Step> parts) {
    return parts.stream()
        .anyMatch(
            each -> Found.cites(finding, each.records()) && Found.names(finding, each.principal()));
  }
}
