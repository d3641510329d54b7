package dev.haetae.quality;

import dev.haetae.model.finding.Finding;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Flow logs of connections somebody recorded: who called twenty ports or more is a scanner and is
 * to be named, nobody else is.
 */
final class FlowLogs implements SampleEvaluation {
  private static final int PORTS_OF_A_SCAN = 20;
  private static final String ENDING = ".vpcflow.log";
  private static final Set<String> PROTOCOLS = Set.of("6", "17");

  private final Scanner scanner;

  FlowLogs(Scanner scanner) {
    this.scanner = scanner;
  }

  @Override
  public String name() {
    return "flows";
  }

  @Override
  public List<Case> measure(Path samples) throws IOException {
    List<Path> logs = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(samples.resolve("flows"), "*" + ENDING)) {
      files.forEach(logs::add);
    }
    List<Case> cases = new ArrayList<>();
    for (Path log : logs.stream().sorted().toList()) {
      String name = log.getFileName().toString().replace(ENDING, "");
      Set<String> scanners = scanners(log, log.resolveSibling(name + ".labels.tsv"));
      List<Finding> findings = scanner.scan(log).findings();
      cases.addAll(measure(name, scanners, findings));
    }
    return cases;
  }

  private static List<Case> measure(String name, Set<String> scanners, List<Finding> findings) {
    Set<String> named = new TreeSet<>();
    findings.stream()
        .filter(each -> each.type().toString().contains("/Portscan"))
        .forEach(each -> named.addAll(each.actor().addresses()));
    Set<String> missed = new TreeSet<>(scanners);
    missed.removeAll(named);
    Set<String> wrong = new TreeSet<>(named);
    wrong.removeAll(scanners);
    Stream<Finding> others =
        findings.stream().filter(each -> !each.type().toString().contains("/Portscan"));
    return List.of(
        new Case(
            name + ": scanners missed",
            missed.size(),
            "of " + scanners.size() + (missed.isEmpty() ? "" : " " + missed)),
        new Case(
            name + ": scanners wrongly named",
            wrong.size(),
            "of " + named.size() + (wrong.isEmpty() ? "" : " " + wrong)),
        new Case(name + ": other findings", 0, counted(others)));
  }

  private static String counted(Stream<Finding> findings) {
    Map<String, Long> counts =
        findings.collect(
            Collectors.groupingBy(
                each -> each.severity().label().word() + " " + each.type(),
                TreeMap::new,
                Collectors.counting()));
    return counts.isEmpty() ? "-" : counts.toString();
  }

  /**
   * Who called twenty ports or more. The line a connection's id is met at first is the caller's;
   * the answers' follows it.
   */
  private static Set<String> scanners(Path log, Path labels) throws IOException {
    List<String> lines = Files.readAllLines(log);
    Set<String> connections = new HashSet<>();
    Map<String, Set<String>> ports = new HashMap<>();
    for (String label : Files.readAllLines(labels)) {
      String[] columns = label.split("\t", -1);
      String[] record = lines.get(Integer.parseInt(columns[0])).split(" ", -1);
      if (connections.add(columns[3]) && PROTOCOLS.contains(record[7])) {
        ports.computeIfAbsent(record[3], _ -> new HashSet<>()).add(record[6]);
      }
    }
    return ports.entrySet().stream()
        .filter(each -> each.getValue().size() >= PORTS_OF_A_SCAN)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
