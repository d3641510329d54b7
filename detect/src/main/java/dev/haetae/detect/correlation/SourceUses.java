package dev.haetae.detect.correlation;

import dev.haetae.detect.sigma.SigmaCorrelation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which correlations are made of a rule, and which of another correlation. */
final class SourceUses {
  private final Map<Integer, List<Use>> ofRules = new HashMap<>();
  private final Map<Integer, List<Use>> ofCorrelations = new HashMap<>();

  /**
   * That a correlation is made of something.
   *
   * @param correlation its number
   * @param sources which of its sources that is, a bit each
   * @param temporal whether it asks what came with or after what, not how often
   */
  record Use(int correlation, long sources, boolean temporal) {}

  SourceUses(List<CorrelationPlan> plans) {
    for (int number = 0; number < plans.size(); number++) {
      List<CorrelationPlan.Source> sources = plans.get(number).sources();
      boolean temporal = isTemporal(plans.get(number).correlation());
      for (int position = 0; position < sources.size(); position++) {
        CorrelationPlan.Source source = sources.get(position);
        (source.correlation() ? ofCorrelations : ofRules)
            .computeIfAbsent(source.number(), unused -> new ArrayList<>())
            .add(new Use(number, 1L << position, temporal));
      }
    }
  }

  /** Whether a correlation asks what came with or after what, not how often. */
  static boolean isTemporal(SigmaCorrelation correlation) {
    SigmaCorrelation.Type type = correlation.type();
    return type == SigmaCorrelation.Type.TEMPORAL || type == SigmaCorrelation.Type.TEMPORAL_ORDERED;
  }

  /** What is made of a rule. */
  List<Use> ofRule(int rule) {
    return ofRules.getOrDefault(rule, List.of());
  }

  /** What is made of a correlation. */
  List<Use> ofCorrelation(int number) {
    return ofCorrelations.getOrDefault(number, List.of());
  }
}
