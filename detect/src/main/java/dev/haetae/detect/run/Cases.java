package dev.haetae.detect.run;

import dev.haetae.detect.Detector;
import dev.haetae.detect.match.CompiledRules;
import dev.haetae.detect.match.Matcher;
import dev.haetae.detect.sigma.SigmaCorrelation;
import dev.haetae.detect.sigma.SigmaRule;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.FieldSelection;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses the case of a detector that holds for an event of one log. For one thread. */
public final class Cases {
  private final IdentityHashMap<Detector, Integer> firsts = new IdentityHashMap<>();
  private final IdentityHashMap<Detector, CorrelationCases> correlations = new IdentityHashMap<>();
  private final Matcher matcher;

  /**
   * Compiles the conditions of every case.
   *
   * @param selection the fields of the events that will be handed in; those of the conditions are
   *     added
   */
  public Cases(List<Detector> detectors, FieldCatalog catalog, FieldSelection.Builder selection) {
    List<SigmaRule> conditions = new ArrayList<>();
    for (Detector detector : detectors) {
      if (detector.document() instanceof SigmaRule rule) {
        firsts.put(detector, conditions.size());
        detector
            .finding()
            .cases()
            .forEach(each -> conditions.add(rule.withCondition(each.condition())));
      } else if (detector.document() instanceof SigmaCorrelation correlation
          && !detector.finding().cases().isEmpty()) {
        correlations.put(detector, new CorrelationCases(detector, correlation, catalog, selection));
      }
    }
    this.matcher = CompiledRules.compile(conditions, catalog, selection).matcher();
  }

  /** The first case whose condition holds; empty where none does and the finding is as declared. */
  public Optional<Detector.Case> chosen(Detector detector, Event event) {
    int condition = firsts.getOrDefault(detector, 0);
    matcher.turnTo(event);
    for (Detector.Case each : detector.finding().cases()) {
      if (matcher.matches(condition++)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /**
   * The first case of a correlation whose condition holds; empty where none does.
   *
   * @param completing the event that completed it
   * @param group what it is grouped by: name as the rule writes it to value
   * @param measured what was measured, by the name its type has for it
   */
  public Optional<Detector.Case> chosen(
      Detector detector,
      Event completing,
      Map<String, String> group,
      Map<String, String> measured) {
    CorrelationCases cases = correlations.get(detector);
    return cases == null ? Optional.empty() : cases.chosen(completing, group, measured);
  }
}
