package dev.haetae.detect.run;

import dev.haetae.detect.Detector;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Watch;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.sequence.SequenceSignals;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.FieldSelection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is observed of one log for mechanisms that are told in the same way, and by which rules.
 * Every observation of a feed has the same layout.
 */
public final class Feed {
  private final int number;
  private final Plan.Delivery delivery;
  private final Map<Integer, Detector> detectors;
  private final HitCatalog catalog;
  private final FieldSelection fields;
  private final Layout layout;

  private Feed(
      int number,
      Plan.Delivery delivery,
      Map<Integer, Detector> detectors,
      HitCatalog catalog,
      FieldSelection fields,
      Layout layout) {
    this.number = number;
    this.delivery = delivery;
    this.detectors = detectors;
    this.catalog = catalog;
    this.fields = fields;
    this.layout = layout;
  }

  /**
   * A feed.
   *
   * @param number differs from that of every other feed of the log
   * @param detectors those with a mechanism, by the number of their rule
   */
  static Feed of(
      FieldCatalog log, int number, Plan.Delivery delivery, Map<Integer, Detector> detectors) {
    Set<String> values = new LinkedHashSet<>();
    Set<String> texts = new LinkedHashSet<>();
    Set<String> numbers = new LinkedHashSet<>();
    for (Detector detector : detectors.values()) {
      Plan plan = plan(detector);
      values.addAll(plan.tells());
      resolve(log, plan.numbers(), numbers);
    }
    HitCatalog catalog = new HitCatalog(log, values);
    for (Detector detector : detectors.values()) {
      resolve(catalog, plan(detector).texts(), texts);
      resolve(catalog, detector.finding().tellingFields(), texts);
    }
    texts.removeAll(numbers);
    texts.removeAll(values);
    int telling = texts.size();
    detectors.values().forEach(each -> resolve(catalog, each.finding().fields(), texts));
    // What is made of a finding asks whether something came of it, whatever its words say.
    resolve(catalog, List.of(SequenceSignals.OUTCOME), texts);
    log.entities()
        .forEach((kind, paths) -> texts.addAll(kind == EntityKind.RESOURCE ? List.of() : paths));
    FieldSelection.Builder selection = new FieldSelection.Builder();
    texts.forEach(selection::add);
    numbers.forEach(selection::add);
    values.forEach(selection::add);
    // What conditions of cases read is only known once they are compiled.
    Cases unused = new Cases(List.copyOf(detectors.values()), catalog, selection);
    FieldSelection fields = selection.build();
    List<String> observed =
        fields.paths().stream()
            .filter(path -> !numbers.contains(path) && !values.contains(path))
            .toList();
    Layout layout = new Layout(log, observed, telling, List.copyOf(numbers));
    return new Feed(number, delivery, new TreeMap<>(detectors), catalog, fields, layout);
  }

  private static Plan plan(Detector detector) {
    return detector.watch().map(Watch::plan).orElseThrow();
  }

  private static void resolve(FieldCatalog catalog, Iterable<String> names, Set<String> paths) {
    names.forEach(name -> catalog.path(name).ifPresent(paths::add));
  }

  /** Differs from that of every other feed of the log. */
  public int number() {
    return number;
  }

  /** Name of the log. */
  public String log() {
    return catalog.log();
  }

  /** Which of the watched events the mechanisms are told of. */
  public Plan.Delivery delivery() {
    return delivery;
  }

  /** What is observed. */
  public Layout layout() {
    return layout;
  }

  /** The detectors told, by the number of their rule. */
  public Map<Integer, Detector> detectors() {
    return detectors;
  }

  /** New watchers, by the number of the rule that tells them. For one thread. */
  public Map<Integer, Watcher> watchers(Surroundings surroundings) {
    Layout own = layout.forThread();
    Map<Integer, Watcher> watchers = new LinkedHashMap<>();
    detectors.forEach(
        (rule, detector) -> watchers.put(rule, plan(detector).watcher(own, surroundings)));
    return watchers;
  }

  /** The log's catalog, with what hits tell. */
  FieldCatalog catalog() {
    return catalog;
  }

  /** What an event made of an observation and a hit carries. */
  FieldSelection fields() {
    return fields;
  }
}
