package dev.haetae.app.report;

import dev.haetae.findings.Principal;
import dev.haetae.model.Actor;
import dev.haetae.model.Event;
import dev.haetae.model.Finding;
import dev.haetae.model.RoleChain;
import dev.haetae.model.Severity;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Findings that hang together: of one principal, one key, one machine, one address, or of a
 * credential that one of them handed to another.
 *
 * @param findings in order of time
 * @param handovers credentials made or taken, in order of time
 */
record Story(List<Finding> findings, List<Handover> handovers) {
  /** Whose findings are one story whatever role they went through. */
  private static final Set<String> PEOPLE = Set.of("user", "root", "sso", "federated");

  /** An address that more principals than this call from is a gateway and tells nothing. */
  private static final int PRINCIPALS_OF_ONE_ADDRESS = 3;

  private static final Comparator<Finding> BY_TIME =
      Comparator.comparingLong(Finding::firstSeen).thenComparing(Finding::id);

  private static final Comparator<Story> GRAVEST_FIRST =
      Comparator.comparingDouble(Story::score)
          .reversed()
          .thenComparing(story -> story.findings.get(0), BY_TIME);

  /** All findings, each in the one story it is part of; the gravest story first. */
  static List<Story> all(List<Finding> findings) {
    Map<String, Integer> principalsOf = principalsByAddress(findings);
    Ties ties = new Ties();
    for (int i = 0; i < findings.size(); i++) {
      for (String tie : ties(findings.get(i), principalsOf)) {
        ties.tie(i, tie);
      }
    }
    Map<Integer, List<Finding>> groups = new LinkedHashMap<>();
    for (int i = 0; i < findings.size(); i++) {
      groups.computeIfAbsent(ties.root(i), _ -> new ArrayList<>()).add(findings.get(i));
    }
    return groups.values().stream().map(Story::of).sorted(GRAVEST_FIRST).toList();
  }

  private static Story of(List<Finding> group) {
    List<Finding> byTime = group.stream().sorted(BY_TIME).toList();
    Map<String, Handover> byKey = new LinkedHashMap<>();
    byTime.stream()
        .flatMap(finding -> Handover.of(finding).stream())
        .sorted(Comparator.comparingLong(Handover::time).thenComparing(Handover::key))
        .forEach(each -> byKey.putIfAbsent(each.key(), each));
    return new Story(byTime, List.copyOf(byKey.values()));
  }

  private static Map<String, Integer> principalsByAddress(List<Finding> findings) {
    Map<String, Set<String>> principals = new HashMap<>();
    for (Finding finding : findings) {
      for (String address : finding.actor().addresses()) {
        principals
            .computeIfAbsent(address, _ -> new LinkedHashSet<>())
            .add(finding.actor().principal());
      }
    }
    Map<String, Integer> counts = new HashMap<>();
    principals.forEach((address, of) -> counts.put(address, of.size()));
    return counts;
  }

  private static List<String> ties(Finding finding, Map<String, Integer> principalsOf) {
    Actor actor = finding.actor();
    List<String> ties = new ArrayList<>();
    if (!new Principal(actor.principal()).isNobody()) {
      ties.add("principal " + actor.principal());
    }
    actor.accessKeys().forEach(key -> ties.add("key " + key));
    for (RoleChain chain : actor.chains()) {
      if (chain.whole() && PEOPLE.contains(chain.kind())) {
        ties.add("principal " + chain.origin());
      }
      chain.steps().stream()
          .map(RoleChain.Step::accessKey)
          .filter(key -> !key.isEmpty())
          .forEach(key -> ties.add("key " + key));
    }
    actor.hosts().forEach(host -> ties.add("host " + host));
    Handover.of(finding).forEach(each -> ties.add("key " + each.key()));
    actor.addresses().stream()
        .filter(Story::isPublic)
        .filter(address -> principalsOf.getOrDefault(address, 0) <= PRINCIPALS_OF_ONE_ADDRESS)
        .forEach(address -> ties.add("address " + address));
    return ties;
  }

  private static boolean isPublic(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      return !parsed.isSiteLocalAddress()
          && !parsed.isLoopbackAddress()
          && !parsed.isLinkLocalAddress();
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  /** Grave kinds of finding count most, and more where they are of several tactics. */
  double score() {
    Map<String, Double> gravest = new HashMap<>();
    for (Finding finding : findings) {
      gravest.merge(finding.type().toString(), finding.severity().score(), Math::max);
    }
    double weight = gravest.values().stream().mapToDouble(score -> score * score).sum();
    return weight * (1 + tactics().size() / 2.0);
  }

  /** The findings that make it a story: what is low is left to the side, unless all is. */
  private List<Finding> core() {
    List<Finding> core =
        findings.stream()
            .filter(each -> each.severity().label().compareTo(Severity.Label.LOW) > 0)
            .toList();
    return core.isEmpty() ? findings : core;
  }

  /** The finding it began with. */
  Finding beginning() {
    return core().get(0);
  }

  /** ATT&amp;CK tactics, in the order in which they were first seen. */
  List<String> tactics() {
    Set<String> tactics = new LinkedHashSet<>();
    core().forEach(finding -> tactics.addAll(finding.tactics()));
    return List.copyOf(tactics);
  }

  /** The finding that matters most, the first of those that matter alike. */
  Finding worst() {
    return findings.stream()
        .max(Comparator.comparing(Finding::severity).thenComparing(BY_TIME.reversed()))
        .orElseThrow();
  }

  Severity.Label label() {
    return worst().severity().label();
  }

  /** Who acted, in the order in which they were first seen. */
  List<String> principals() {
    return distinct(finding -> List.of(finding.actor().principal()));
  }

  List<String> accounts() {
    return distinct(finding -> List.of(finding.account()));
  }

  /** Values of all findings, each once, in order of time. */
  List<String> distinct(Function<Finding, Collection<String>> values) {
    Set<String> distinct = new LinkedHashSet<>();
    findings.forEach(finding -> distinct.addAll(values.apply(finding)));
    distinct.remove("");
    return List.copyOf(distinct);
  }

  /** Microseconds since 1970, or {@link Event#NO_TIME} where no finding has a time. */
  long first() {
    return core().stream()
        .mapToLong(Finding::firstSeen)
        .filter(time -> time != Event.NO_TIME)
        .min()
        .orElse(Event.NO_TIME);
  }

  /** As {@link #first}. */
  long last() {
    return core().stream().mapToLong(Finding::lastSeen).max().orElse(Event.NO_TIME);
  }

  /** Which findings share a name, however indirectly: a union-find. */
  private static final class Ties {
    private final Map<Integer, Integer> parents = new HashMap<>();
    private final Map<String, Integer> firstOf = new HashMap<>();

    void tie(int finding, String name) {
      Integer other = firstOf.putIfAbsent(name, finding);
      if (other != null) {
        int one = root(finding);
        int two = root(other);
        parents.put(Math.max(one, two), Math.min(one, two));
      }
    }

    int root(int finding) {
      int at = finding;
      for (int up = parents.getOrDefault(at, at); up != at; up = parents.getOrDefault(at, at)) {
        at = up;
      }
      return at;
    }
  }
}
