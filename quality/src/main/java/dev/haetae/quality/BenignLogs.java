package dev.haetae.quality;

import dev.haetae.flow.ScanResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Administrators at their ordinary work, in the AWS console and at a Kubernetes cluster: nothing of
 * it is a threat, so every finding is a fault, counted by level.
 */
final class BenignLogs implements SampleEvaluation {
  private static final List<String> LOGS =
      List.of("cloudtrail/cartographer", "k8s/helm60_benign.jsonl");

  private final Scanner usual;
  private final Scanner onRequest;

  BenignLogs(Scanner usual, Scanner onRequest) {
    this.usual = usual;
    this.onRequest = onRequest;
  }

  @Override
  public String name() {
    return "benign";
  }

  @Override
  public List<Case> measure(Path samples) {
    List<Case> cases = new ArrayList<>();
    for (String log : LOGS) {
      cases.addAll(measure(log, usual.scan(samples.resolve(log))));
      cases.addAll(measure(log + " (on request)", onRequest.scan(samples.resolve(log))));
    }
    return cases;
  }

  private static List<Case> measure(String name, ScanResult result) {
    double thousands = (result.read().census().events() - result.read().duplicates()) / 1000.0;
    return Found.byLevel(name, result.findings()).stream()
        .map(each -> new Case(each.name(), each.faults(), rate(each, thousands)))
        .toList();
  }

  private static String rate(Case level, double thousands) {
    return String.format(
        Locale.ROOT, "%.2f per thousand events: %s", level.faults() / thousands, level.met());
  }
}
