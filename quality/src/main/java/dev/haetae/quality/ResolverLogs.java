package dev.haetae.quality;

import dev.haetae.model.finding.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Look-ups of real tunnels and of ordinary browsing, scanned as a user does: each tunnel is to be
 * found within a hundred look-ups, and of the ordinary ones nothing.
 */
final class ResolverLogs implements SampleEvaluation {
  private static final String TUNNEL = "Trojan:EC2/DNSDataExfiltration";

  /** How many look-ups there were when the finding was made, as it says itself. */
  private static final String AFTER = "look-ups below the domain";

  private static final int SOON = 100;

  private final Scanner scanner;

  ResolverLogs(Scanner scanner) {
    this.scanner = scanner;
  }

  @Override
  public String name() {
    return "dns";
  }

  @Override
  public List<Case> measure(Path samples) {
    Path folder = samples.resolve("dns");
    List<Case> cases = new ArrayList<>();
    for (String tunnel : List.of("iodine-cname", "dnscat2-cname")) {
      int after =
          scanner.scan(folder.resolve(tunnel + ".jsonl")).findings().stream()
              .filter(finding -> finding.type().toString().equals(TUNNEL))
              .map(ResolverLogs::after)
              .min(Integer::compare)
              .orElse(Integer.MAX_VALUE);
      cases.add(new Case(tunnel, after <= SOON ? 0 : 1, "found after " + after + " look-ups"));
    }
    List<Finding> ordinary = scanner.scan(folder.resolve("normal.jsonl")).findings();
    cases.add(new Case("ordinary look-ups", ordinary.size(), Found.types(ordinary.stream())));
    return cases;
  }

  private static int after(Finding tunnel) {
    return Integer.parseInt(tunnel.baseline().getOrDefault(AFTER, "0"));
  }
}
