package dev.haetae.quality;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.model.finding.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Attacks of the made-up organisation as one who defends it would count them: those that use one
 * principal or key are one intrusion, since nothing in a log tells two thieves of one key apart.
 * Each ought to be exactly one sequence that names who did it; a sequence about no attack is a
 * fault.
 */
final class Intrusions {
  private final List<Intrusion> all = new ArrayList<>();

  /** What is known of one. */
  private static final class Intrusion {
    private final Set<String> attacks = new TreeSet<>();
    private final Set<String> ties = new HashSet<>();
    private final Set<String> principals = new HashSet<>();
    private final List<String> records = new ArrayList<>();

    void join(Intrusion other) {
      attacks.addAll(other.attacks);
      ties.addAll(other.ties);
      principals.addAll(other.principals);
      records.addAll(other.records);
    }

    boolean isCitedBy(Finding finding) {
      return Found.cites(finding, records);
    }
  }

  /** One step of the truth. */
  void add(JsonNode step) {
    Intrusion one = new Intrusion();
    String attack = step.path("attack").asText();
    String principal = step.path("principal").asText();
    one.attacks.add(attack);
    one.ties.add("attack " + attack);
    one.principals.add(principal);
    // Without a key the principal may be one whose password was only tried.
    if (!step.path("accessKey").asText().isEmpty()) {
      one.ties.add(step.path("accessKey").asText());
      one.ties.add(principal);
    }
    step.path("eventIds").forEach(each -> one.records.add(each.asText()));
    step.path("lines").forEach(each -> one.records.add(each.asText()));
    List<Intrusion> tied =
        all.stream().filter(each -> each.ties.stream().anyMatch(one.ties::contains)).toList();
    tied.forEach(one::join);
    all.removeAll(tied);
    all.add(one);
  }

  /** How they came to be told. */
  List<Case> cases(List<Finding> findings) {
    List<Finding> sequences =
        findings.stream().filter(each -> each.sequence().isPresent()).toList();
    List<Case> cases = new ArrayList<>();
    List<Finding> unexplained = new ArrayList<>(sequences);
    for (Intrusion intrusion : all) {
      List<Finding> told = sequences.stream().filter(intrusion::isCitedBy).toList();
      unexplained.removeAll(told);
      boolean named =
          told.stream()
              .anyMatch(
                  each -> intrusion.principals.stream().anyMatch(name -> Found.names(each, name)));
      long faults = named ? told.size() - 1L : 1;
      cases.add(
          new Case(
              "sequence of " + String.join(", ", intrusion.attacks),
              faults,
              Found.types(told.stream())));
    }
    cases.add(
        new Case(
            "sequences about no attack", unexplained.size(), Found.types(unexplained.stream())));
    return cases;
  }
}
