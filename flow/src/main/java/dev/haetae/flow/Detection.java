package dev.haetae.flow;

import dev.haetae.detect.Detector;
import dev.haetae.detect.match.CompiledRules;
import dev.haetae.detect.match.FieldWarning;
import dev.haetae.detect.sigma.SigmaCorrelation;
import dev.haetae.detect.sigma.SigmaFilter;
import dev.haetae.detect.sigma.SigmaRule;
import dev.haetae.findings.FindingFields;
import dev.haetae.model.FieldCatalog;
import dev.haetae.model.FieldSelection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Detectors made ready to run over logs: what to match, what to read, what fires. */
public final class Detection {
  private final List<Detector> rules;
  private final List<Boolean> alone;
  private final Map<String, LogDetection> logs = new HashMap<>();

  /** What runs over one log. */
  record LogDetection(
      FieldCatalog catalog, CompiledRules rules, FieldSelection kept, CompiledRules cases) {}

  private Detection(List<Detector> rules, List<Boolean> alone) {
    this.rules = rules;
    this.alone = alone;
  }

  /**
   * Makes detectors ready.
   *
   * @param detectors those that are to run, with the rules their correlations are made of
   * @param filters what is left out of rules
   * @param catalogs the logs they may run over
   */
  public static Detection of(
      List<Detector> detectors, List<SigmaFilter> filters, List<FieldCatalog> catalogs) {
    List<SigmaCorrelation> correlations = new ArrayList<>();
    List<Detector> rules = new ArrayList<>();
    for (Detector detector : detectors) {
      if (detector.document() instanceof SigmaCorrelation correlation) {
        correlations.add(correlation);
      } else {
        rules.add(detector);
      }
    }
    List<Boolean> alone = rules.stream().map(rule -> firesAlone(rule, correlations)).toList();
    Detection detection = new Detection(List.copyOf(rules), alone);
    List<SigmaRule> filtered = rules.stream().map(rule -> filtered(rule, filters)).toList();
    for (FieldCatalog catalog : catalogs) {
      detection.logs.put(catalog.log(), detection.ready(filtered, catalog));
    }
    return detection;
  }

  private static boolean firesAlone(Detector rule, List<SigmaCorrelation> correlations) {
    return correlations.stream()
        .filter(correlation -> correlation.rules().stream().anyMatch(rule.document()::answersTo))
        .allMatch(SigmaCorrelation::generate);
  }

  private static SigmaRule filtered(Detector detector, List<SigmaFilter> filters) {
    SigmaRule rule = (SigmaRule) detector.document();
    for (SigmaFilter filter : filters) {
      rule = filter.applyTo(rule);
    }
    return rule;
  }

  private LogDetection ready(List<SigmaRule> filtered, FieldCatalog catalog) {
    FieldSelection.Builder wanted = new FieldSelection.Builder();
    catalog.path(Kinds.PATH).ifPresent(wanted::add);
    CompiledRules compiled = CompiledRules.compile(filtered, catalog, wanted);
    FieldSelection.Builder kept = new FieldSelection.Builder();
    List<SigmaRule> conditions = new ArrayList<>();
    for (int rule = 0; rule < rules.size(); rule++) {
      if (compiled.applies(rule)) {
        FindingFields.paths(rules.get(rule), catalog).forEach(kept::add);
      }
      for (Detector.Case each : rules.get(rule).finding().cases()) {
        conditions.add(filtered.get(rule).withCondition(each.condition()));
      }
    }
    CompiledRules cases = CompiledRules.compile(conditions, catalog, kept);
    return new LogDetection(catalog, compiled, cases.fields(), cases);
  }

  /** The fields to be read of a log to match its events. */
  public FieldSelection wanted(String log) {
    return Optional.ofNullable(logs.get(log))
        .map(each -> each.rules().fields())
        .orElseGet(() -> new FieldSelection.Builder().build());
  }

  /** The fields to be read again of an event that matched. */
  FieldSelection kept(String log) {
    return Optional.ofNullable(logs.get(log))
        .map(LogDetection::kept)
        .orElseGet(() -> new FieldSelection.Builder().build());
  }

  Optional<LogDetection> log(String log) {
    return Optional.ofNullable(logs.get(log));
  }

  Detector rule(int rule) {
    return rules.get(rule);
  }

  /** Whether a rule is a detector of its own, and not only part of a correlation. */
  boolean firesAlone(int rule) {
    return alone.get(rule);
  }

  /** Number of the first case of a rule among the compiled cases. */
  int firstCase(int rule) {
    int first = 0;
    for (int each = 0; each < rule; each++) {
      first += rules.get(each).finding().cases().size();
    }
    return first;
  }

  /** How many detectors run. */
  public int size() {
    return (int) alone.stream().filter(each -> each).count();
  }

  /** What rules ask for that their logs do not have. */
  public List<FieldWarning> warnings() {
    return logs.values().stream().flatMap(log -> log.rules().warnings().stream()).toList();
  }
}
