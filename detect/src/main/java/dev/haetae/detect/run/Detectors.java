package dev.haetae.detect.run;

import dev.haetae.detect.Detector;
import dev.haetae.detect.correlation.CorrelationPlan;
import dev.haetae.detect.sigma.SigmaFilter;
import dev.haetae.detect.sigma.SigmaRule;
import dev.haetae.model.event.FieldCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All detectors of a run, put together: filters joined to rules, correlations to what they are made
 * of. A rule has one number everywhere: its place in {@link #rules}.
 */
public final class Detectors {
  private final List<Detector> ofRule;
  private final List<SigmaRule> rules;
  private final boolean[] alone;
  private final boolean[] watching;
  private final boolean[] correlated;
  private final List<CorrelationPlan> correlations;
  private final List<Unresolved> problems;

  private Detectors(
      List<Detector> ofRule, List<SigmaRule> rules, boolean[] alone, CorrelationResolver resolver) {
    this.ofRule = ofRule;
    this.rules = rules;
    this.alone = alone;
    this.watching = new boolean[rules.size()];
    for (int rule = 0; rule < watching.length; rule++) {
      watching[rule] = ofRule.get(rule).watch().isPresent();
    }
    this.correlated = resolver.usedRules();
    this.correlations = resolver.plans();
    this.problems = resolver.problems();
  }

  /**
   * Puts detectors together.
   *
   * @param all every detector that was read; what correlations are made of is looked for here
   * @param filters joined to the rules they name
   * @param wanted which of them are to fire; others only serve correlations that are
   */
  public static Detectors of(
      List<Detector> all, List<SigmaFilter> filters, Predicate<Detector> wanted) {
    List<Detector> ofRule = new ArrayList<>();
    List<SigmaRule> rules = new ArrayList<>();
    for (Detector detector : all) {
      if (detector.document() instanceof SigmaRule rule) {
        ofRule.add(detector);
        rules.add(filtered(rule, filters));
      }
    }
    CorrelationResolver resolver = new CorrelationResolver(all, rules, wanted);
    boolean[] alone = new boolean[rules.size()];
    for (int rule = 0; rule < alone.length; rule++) {
      alone[rule] = wanted.test(ofRule.get(rule)) && !resolver.silences(rule);
    }
    return new Detectors(ofRule, rules, alone, resolver);
  }

  private static SigmaRule filtered(SigmaRule rule, List<SigmaFilter> filters) {
    SigmaRule narrowed = rule;
    for (SigmaFilter filter : filters) {
      narrowed = filter.applyTo(narrowed);
    }
    return narrowed;
  }

  /** Every rule, filters joined; also those that only serve correlations. */
  public List<SigmaRule> rules() {
    return rules;
  }

  /**
   * The detector that fires when a rule matches; empty where the rule only serves correlations or
   * tells a mechanism.
   */
  public Optional<Detector> firing(int rule) {
    return alone[rule] && !watching[rule] ? Optional.of(ofRule.get(rule)) : Optional.empty();
  }

  /** Those that find something themselves, and do not only serve a correlation. */
  public Stream<Detector> finding() {
    return Stream.concat(
        IntStream.range(0, alone.length).filter(rule -> alone[rule]).mapToObj(ofRule::get),
        correlations.stream().filter(CorrelationPlan::alone).map(CorrelationPlan::detector));
  }

  /** The detector whose mechanism is told of what a rule matches. */
  public Optional<Detector> watching(int rule) {
    return alone[rule] && watching[rule] ? Optional.of(ofRule.get(rule)) : Optional.empty();
  }

  /** Whether a correlation is made of a rule. */
  public boolean isCorrelated(int rule) {
    return correlated[rule];
  }

  /** The correlations that fire or serve others that do, those served before those they serve. */
  public List<CorrelationPlan> correlations() {
    return correlations;
  }

  /** Correlations that could not be put together, for each part that is to blame. */
  public List<Unresolved> problems() {
    return problems;
  }

  /**
   * What the stateful stage reads of an event of one log, besides what findings say: the fields
   * correlations group by and measure. The conditions of cases add theirs in {@link Cases}.
   */
  public List<String> statefulFields(FieldCatalog catalog) {
    return correlations.stream().flatMap(plan -> plan.paths(catalog).stream()).distinct().toList();
  }
}
