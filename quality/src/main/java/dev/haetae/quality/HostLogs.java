package dev.haetae.quality;

import dev.haetae.model.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Logs of two real machines that are open to the internet. How often each address failed to log in
 * is counted here by itself, from the words of the lines: who failed often is to be found, who
 * failed a few times is not, and what is found besides is noise.
 */
final class HostLogs implements SampleEvaluation {
  private static final int OFTEN = 10;
  private static final int FEW = 5;
  private static final String GUESSING = "CredentialAccess:Linux/SshPasswordGuessing";

  private static final Pattern FAILED =
      Pattern.compile(
          "sshd\\[\\d+]: (?:message repeated (?<times>\\d+) times: \\[ )?Failed \\w+ for .* from"
              + " (?<by>\\S+) port"
              + "|sshd\\(pam_unix\\)\\[\\d+]: authentication failure;.* rhost=(?<host>\\S+)");

  private static final List<String> LOGS = List.of("linux/OpenSSH_2k.log", "linux/Linux_2k.log");

  private final Scanner scanner;

  HostLogs(Scanner scanner) {
    this.scanner = scanner;
  }

  @Override
  public String name() {
    return "hosts";
  }

  @Override
  public List<Case> measure(Path samples) throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String log : LOGS) {
      cases.addAll(measure(log, samples.resolve(log)));
    }
    return cases;
  }

  private List<Case> measure(String name, Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    Map<String, Integer> failures = failures(lines);
    List<Finding> findings = scanner.scan(log).findings();
    Set<String> found =
        findings.stream()
            .filter(each -> each.type().toString().equals(GUESSING))
            .flatMap(each -> each.actor().addresses().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> often = having(failures, OFTEN, Integer.MAX_VALUE);
    Set<String> few = having(failures, 1, FEW - 1);
    Set<String> missed = new TreeSet<>(often);
    missed.removeAll(found);
    few.retainAll(found);
    int seen = often.size() - missed.size();
    List<Case> cases = new ArrayList<>();
    cases.add(
        new Case(
            name + " who failed " + OFTEN + " times or more",
            missed.size(),
            "found " + seen + " of " + often.size() + ", missed " + missed));
    cases.add(
        new Case(name + " who failed fewer than " + FEW + " times", few.size(), "found " + few));
    cases.addAll(noise(name, findings, lines));
    return cases;
  }

  private static List<Case> noise(String name, List<Finding> findings, List<String> lines) {
    List<Finding> others =
        findings.stream().filter(each -> !each.type().toString().equals(GUESSING)).toList();
    double thousands = lines.stream().filter(line -> !FAILED.matcher(line).find()).count() / 1000.0;
    return Found.byLevel(name + " besides", others).stream()
        .map(each ->
            new Case(
                each.name(),
                each.faults(),
                String.format(
                    Locale.ROOT,
                    "%.2f per thousand other lines: %s",
                    each.faults() / thousands,
                    each.met())))
        .toList();
  }

  private static Map<String, Integer> failures(List<String> lines) {
    Map<String, Integer> failures = new HashMap<>();
    for (String line : lines) {
      Matcher failed = FAILED.matcher(line);
      if (failed.find()) {
        String by = failed.group("by") == null ? failed.group("host") : failed.group("by");
        String times = failed.group("times");
        failures.merge(by, times == null ? 1 : Integer.parseInt(times), Integer::sum);
      }
    }
    return failures;
  }

  private static Set<String> having(Map<String, Integer> failures, int least, int most) {
    return failures.entrySet().stream()
        .filter(each -> each.getValue() >= least && each.getValue() <= most)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
