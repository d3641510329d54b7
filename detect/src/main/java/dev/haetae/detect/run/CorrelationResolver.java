package dev.haetae.detect.run;

import dev.haetae.detect.Detector;
import dev.haetae.detect.correlation.CorrelationPlan;
import dev.haetae.detect.sigma.SigmaCorrelation;
import dev.haetae.detect.sigma.SigmaRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds what correlations are made of, and puts those first that others are made of. */
final class CorrelationResolver {
  private static final int NOT_POSSIBLE = -1;

  private final List<Detector> all;
  private final List<SigmaRule> rules;
  private final Predicate<Detector> wanted;
  private final boolean[] used;
  private final boolean[] silenced;
  private final Set<String> ids = new HashSet<>();
  private final Set<String> inner = new HashSet<>();
  private final List<CorrelationPlan> plans = new ArrayList<>();
  private final List<Unresolved> problems = new ArrayList<>();
  private final IdentityHashMap<Detector, Integer> planned = new IdentityHashMap<>();

  CorrelationResolver(List<Detector> all, List<SigmaRule> rules, Predicate<Detector> wanted) {
    this.all = all;
    this.rules = rules;
    this.wanted = wanted;
    this.used = new boolean[rules.size()];
    this.silenced = new boolean[rules.size()];
    for (Detector detector : all) {
      if (detector.document() instanceof SigmaCorrelation && wanted.test(detector)) {
        plan(detector);
      }
    }
    plans.replaceAll(this::alone);
  }

  private CorrelationPlan alone(CorrelationPlan plan) {
    boolean alone = wanted.test(plan.detector()) && !inner.contains(plan.detector().id());
    return new CorrelationPlan(plan.detector(), plan.correlation(), plan.sources(), alone);
  }

  List<CorrelationPlan> plans() {
    return plans;
  }

  List<Unresolved> problems() {
    return problems;
  }

  boolean[] usedRules() {
    return used;
  }

  /** Whether a correlation that does not say {@code generate} is made of the rule. */
  boolean silences(int rule) {
    return silenced[rule];
  }

  /** The number of a correlation's plan, made with those of what it is made of. */
  private int plan(Detector detector) {
    Integer known = planned.get(detector);
    if (known != null) {
      return known;
    }
    // A correlation met again while it is being planned is made of itself, which is not possible.
    planned.put(detector, NOT_POSSIBLE);
    SigmaCorrelation correlation = (SigmaCorrelation) detector.document();
    if (!ids.add(correlation.id())) {
      problems.add(
          new Unresolved(
              detector,
              correlation.id(),
              "another correlation has the id \"" + correlation.id() + "\" too"));
      return NOT_POSSIBLE;
    }
    List<CorrelationPlan.Source> sources = new ArrayList<>();
    for (String reference : correlation.rules()) {
      source(detector, correlation, reference).ifPresent(sources::add);
    }
    if (sources.size() < correlation.rules().size()) {
      return NOT_POSSIBLE;
    }
    planned.put(detector, plans.size());
    plans.add(new CorrelationPlan(detector, correlation, List.copyOf(sources), true));
    return plans.size() - 1;
  }

  private Optional<CorrelationPlan.Source> source(
      Detector detector, SigmaCorrelation correlation, String reference) {
    for (int rule = 0; rule < rules.size(); rule++) {
      if (rules.get(rule).answersTo(reference)) {
        used[rule] = true;
        silenced[rule] |= !correlation.generate();
        return Optional.of(new CorrelationPlan.Source(reference, false, rule));
      }
    }
    for (Detector other : all) {
      if (other.document() instanceof SigmaCorrelation part && part.answersTo(reference)) {
        int number = plan(other);
        if (number == NOT_POSSIBLE) {
          return refuse(detector, reference, "which is made of it in turn, or cannot run itself");
        }
        if (!correlation.generate()) {
          inner.add(part.id());
        }
        return Optional.of(new CorrelationPlan.Source(reference, true, number));
      }
    }
    return refuse(
        detector, reference, "which is neither the id nor the name of a rule that was read");
  }

  private Optional<CorrelationPlan.Source> refuse(
      Detector detector, String reference, String reason) {
    problems.add(
        new Unresolved(
            detector,
            reference,
            "correlation \""
                + detector.document().title()
                + "\" is made of \""
                + reference
                + "\", "
                + reason));
    return Optional.empty();
  }
}
