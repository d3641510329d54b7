package dev.haetae.quality;

import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Severity.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is asked of findings here. */
final class Found {
  private static final Pattern SESSION =
      Pattern.compile("arn:([^:]+):sts::(\\d+):assumed-role/([^/]+)/.*");
  private static final String NOTHING = "-";

  private Found() {}

  /** Findings without the sequences made of them, which prove no step that nothing else proves. */
  static List<Finding> alone(List<Finding> findings) {
    return findings.stream().filter(each -> each.sequence().isEmpty()).toList();
  }

  /** Whether a finding's evidence or event ids hold one of these ids or lines. */
  static boolean cites(Finding finding, List<String> records) {
    return records.stream().anyMatch(finding.eventIds()::contains)
        || finding.evidence().stream().anyMatch(each -> records.contains(each.raw()));
  }

  /** Whether a finding names this principal, by its own name or by the role its session is of. */
  static boolean names(Finding finding, String principal) {
    String named = finding.actor().principal();
    return named.equals(principal)
        || finding.actor().sessions().contains(principal)
        || finding.actor().addresses().contains(principal)
        || finding.actor().hosts().contains(principal)
        || finding.resources().containsValue(principal)
        || isRoleOf(named, principal);
  }

  private static boolean isRoleOf(String role, String session) {
    Matcher parts = SESSION.matcher(session);
    return parts.matches()
        && role.startsWith("arn:" + parts.group(1) + ":iam::" + parts.group(2) + ":role/")
        && role.endsWith("/" + parts.group(3));
  }

  static boolean isAtLeast(Finding finding, Label label) {
    return finding.severity().label().compareTo(label) >= 0;
  }

  /** The types of findings, each once; a dash where there are none. */
  static String types(Stream<Finding> findings) {
    String types =
        findings
            .map(each -> each.severity().label().word() + " " + each.type().toString())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return types.isEmpty() ? NOTHING : types;
  }

  /** One case a level: how many findings there are, and of what types. */
  static List<Case> byLevel(String name, List<Finding> findings) {
    List<Case> cases = new ArrayList<>();
    for (Label label : Label.values()) {
      Map<String, Long> types =
          findings.stream()
              .filter(each -> each.severity().label() == label)
              .collect(
                  Collectors.groupingBy(
                      each -> each.type().toString(), TreeMap::new, Collectors.counting()));
      long count = types.values().stream().mapToLong(Long::longValue).sum();
      String met =
          types.entrySet().stream()
              .map(each -> each.getValue() + " " + each.getKey())
              .collect(Collectors.joining(", "));
      cases.add(new Case(name + " " + label.word(), count, met.isEmpty() ? NOTHING : met));
    }
    return cases;
  }
}
