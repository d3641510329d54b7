package dev.haetae.detect.correlation;

import dev.haetae.detect.Detector;
import dev.haetae.detect.sigma.SigmaCorrelation;
import dev.haetae.model.event.FieldCatalog;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A correlation whose references are resolved.
 *
 * @param detector the detector it belongs to
 * @param correlation the document
 * @param sources what it is made of, in the order it lists them
 * @param alone whether it fires itself, and does not only serve another correlation
 */
public record CorrelationPlan(
    Detector detector, SigmaCorrelation correlation, List<Source> sources, boolean alone) {

  /**
   * What a correlation is made of.
   *
   * @param reference the id or name by which the correlation means it
   * @param correlation whether {@code number} counts correlations and not rules
   * @param number its place among the rules, or among the correlations
   */
  public record Source(String reference, boolean correlation, int number) {}

  /** The field that a name of {@code group-by} means for matches of one source. */
  String groupField(String name, Source source) {
    return correlation
        .aliases()
        .getOrDefault(name, Map.of())
        .getOrDefault(source.reference(), name);
  }

  /** The fields whose values are measured. */
  List<String> measured() {
    return correlation.condition().map(SigmaCorrelation.Condition::fields).orElse(List.of());
  }

  /** The paths an event of a log must carry for this correlation. */
  public Set<String> paths(FieldCatalog catalog) {
    List<String> names = new ArrayList<>(measured());
    for (Source source : sources) {
      correlation.groupBy().forEach(name -> names.add(groupField(name, source)));
    }
    Set<String> paths = new LinkedHashSet<>();
    names.forEach(name -> catalog.path(name).ifPresent(paths::add));
    return paths;
  }
}
