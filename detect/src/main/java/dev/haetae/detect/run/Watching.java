package dev.haetae.detect.run;

import dev.haetae.detect.Detector;
import dev.haetae.detect.match.CompiledRules;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Watch;
import dev.haetae.detect.sigma.SigmaRule;
import dev.haetae.detect.state.StateCell;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.FieldSelection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The detectors of a run that have a mechanism, and what they observe. */
public final class Watching {
  private final Surroundings surroundings;
  private final Map<String, List<Feed>> feeds = new LinkedHashMap<>();
  private final Map<Integer, Detector> watching = new LinkedHashMap<>();

  /** Numbers of the same, for it is asked of every match. */
  private final BitSet watched = new BitSet();

  private final Set<String> blindness = new LinkedHashSet<>();

  /** Those of these detectors that have a mechanism and know what it needs. */
  public Watching(Detectors detectors, List<FieldCatalog> catalogs, Surroundings surroundings) {
    this.surroundings = surroundings;
    for (int rule = 0; rule < detectors.rules().size(); rule++) {
      int number = rule;
      detectors.watching(rule).ifPresent(detector -> admit(number, detector));
    }
    for (FieldCatalog catalog : catalogs) {
      feeds.put(catalog.log(), feeds(catalog, detectors.rules()));
    }
  }

  private void admit(int rule, Detector detector) {
    List<String> missing = plan(detector).blindness(surroundings);
    if (missing.isEmpty()) {
      watching.put(rule, detector);
      watched.set(rule);
    }
    blindness.addAll(missing);
  }

  private List<Feed> feeds(FieldCatalog catalog, List<SigmaRule> rules) {
    List<Feed> feeds = new ArrayList<>();
    for (Plan.Delivery delivery : Plan.Delivery.values()) {
      Map<Integer, Detector> members = new LinkedHashMap<>();
      watching.forEach((rule, detector) -> {
        if (plan(detector).delivery() == delivery && catalog.serves(rules.get(rule).logSource())) {
          members.put(rule, detector);
        }
      });
      together(delivery, members)
          .forEach(group -> feeds.add(Feed.of(catalog, feeds.size(), delivery, group)));
    }
    return List.copyOf(feeds);
  }

  /**
   * Who shares observations. What is alike to one mechanism is not to another that reads more, so
   * where that counts each has its own.
   */
  private static List<Map<Integer, Detector>> together(
      Plan.Delivery delivery, Map<Integer, Detector> members) {
    if (!delivery.isHourly()) {
      return members.isEmpty() ? List.of() : List.of(members);
    }
    List<Map<Integer, Detector>> each = new ArrayList<>();
    members.forEach((rule, detector) -> each.add(Map.of(rule, detector)));
    return each;
  }

  private static Plan plan(Detector detector) {
    return detector.watch().map(Watch::plan).orElseThrow();
  }

  /** What is known besides the logs. */
  public Surroundings surroundings() {
    return surroundings;
  }

  /** What is observed of a log. */
  public List<Feed> feeds(String log) {
    return feeds.getOrDefault(log, List.of());
  }

  /** What is observed of every log. */
  public List<Feed> feeds() {
    return feeds.values().stream().flatMap(List::stream).toList();
  }

  /**
   * What is observed of every log, in groups that have no state in common: each may be told on a
   * thread of its own.
   */
  public List<List<Feed>> apart() {
    List<Apart> groups = new ArrayList<>();
    for (Feed feed : feeds()) {
      Apart joined = new Apart(new ArrayList<>(List.of(feed)), cells(feed));
      groups.removeIf(joined::takes);
      groups.add(joined);
    }
    return groups.stream().map(Apart::feeds).toList();
  }

  private static Set<StateCell<?>> cells(Feed feed) {
    Set<StateCell<?>> cells = new HashSet<>();
    feed.detectors().values().forEach(detector -> cells.addAll(plan(detector).cells()));
    return cells;
  }

  private record Apart(List<Feed> feeds, Set<StateCell<?>> cells) {
    /** Takes in another group if both have a cell. */
    boolean takes(Apart other) {
      if (Collections.disjoint(cells, other.cells)) {
        return false;
      }
      feeds.addAll(other.feeds);
      cells.addAll(other.cells);
      return true;
    }
  }

  /** Adds the fields that are observed of a log. */
  public void select(String log, FieldSelection.Builder selection) {
    for (Feed feed : feeds(log)) {
      feed.layout().texts().forEach(selection::add);
      feed.layout().numbers().forEach(selection::add);
    }
  }

  /**
   * What matches the events of a log and tells of those that are watched. For one thread.
   *
   * @param compiled what matches the log's events, over a selection with what is observed
   * @param memory what may be remembered, with all others of the thread
   */
  public LogMatcher matcher(String log, CompiledRules compiled, AlikeMemory memory) {
    return new LogMatcher(log, this, compiled, memory);
  }

  /** Whether a rule is only matched by its observer, and not for every event. */
  public boolean isMatchedByObserver(int rule) {
    Detector detector = watching.get(rule);
    return detector != null && plan(detector).delivery().isHourly();
  }

  /** Whether any mechanism is told of what a rule matches. */
  public boolean watches(int rule) {
    return watched.get(rule);
  }

  /** The state all mechanisms keep; what several share is named once. */
  public List<StateCell<?>> cells() {
    Set<StateCell<?>> cells = new LinkedHashSet<>();
    watching.values().forEach(detector -> cells.addAll(plan(detector).cells()));
    return List.copyOf(cells);
  }

  /** What mechanisms would need to be told and are not, a sentence each. */
  public List<String> blindness() {
    return List.copyOf(blindness);
  }
}
