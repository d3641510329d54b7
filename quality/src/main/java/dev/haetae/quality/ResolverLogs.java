package dev.haetae.quality;

import dev.haetae.model.finding.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Look-ups of real tunnels and of ordinary browsing, scanned as a user does: each tunnel is to be
 * found within a hundred look-ups, and of the ordinary ones nothing.
 */
final class ResolverLogs implements SampleEvaluation {
  private static final String TUNNEL = "Trojan:EC2/DNSDataExfiltration";

  /** A tunnel is scanned anew with so many of its first look-ups, until it is found. */
  private static final List<Integer> BEGINNINGS = List.of(10, 15, 20, 30, 50, 75, 100);

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
      cases.add(
          foundAfter(folder.resolve(tunnel + ".jsonl"))
              .map(after -> new Case(tunnel, 0, "found in its first " + after + " look-ups"))
              .orElseGet(() -> new Case(tunnel, 1, "not found in its first look-ups")));
    }
    List<Finding> ordinary = scanner.scan(folder.resolve("normal.jsonl")).findings();
    cases.add(new Case("ordinary look-ups", ordinary.size(), Found.types(ordinary.stream())));
    return cases;
  }

  private Optional<Integer> foundAfter(Path tunnel) {
    return BEGINNINGS.stream().filter(length -> isFound(tunnel, length)).findFirst();
  }

  private boolean isFound(Path tunnel, int length) {
    try (Stream<String> lines = Files.lines(tunnel)) {
      Path beginning = Files.createTempFile("beginning", ".jsonl");
      try {
        Files.write(beginning, lines.limit(length).toList());
        return scanner.scan(beginning).findings().stream()
            .anyMatch(finding -> finding.type().toString().equals(TUNNEL));
      } finally {
        Files.delete(beginning);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
