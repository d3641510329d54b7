package dev.haetae.detect.correlation;

import dev.haetae.detect.sigma.SigmaCorrelation;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.event.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * One correlation: sorts matches into groups, and asks of each group whether the condition holds.
 */
final class GroupedCorrelation {
  /** How many of the first and of the last matches are evidence. */
  private static final int EDGE = 20;

  private final CorrelationPlan plan;
  private final SigmaCorrelation correlation;
  private final EventFields fields;
  private final Grouping grouping;
  private final StateStore store;
  private final Window.Cells cells;
  private final Condition condition;
  private final int capacity;
  private final long span;
  private long dropped;

  GroupedCorrelation(CorrelationPlan plan, EventFields fields, StateStore store) {
    this.plan = plan;
    this.correlation = plan.correlation();
    this.fields = fields;
    this.grouping = new Grouping(plan, fields);
    this.store = store;
    this.cells = Window.Cells.of(correlation);
    this.condition = Condition.of(correlation);
    this.capacity = Window.capacity(correlation);
    this.span = correlation.timespan().toNanos() / 1_000;
  }

  /** Whether its hits are findings. */
  boolean alone() {
    return plan.alone();
  }

  long dropped() {
    return dropped;
  }

  /** Which of its sources an event is of, and its groups. */
  Grouping grouping() {
    return grouping;
  }

  /**
   * Takes an event that some of its sources matched.
   *
   * @param matched these sources, a bit each
   * @param continued those of them that only went on: they are taken in where they would else be
   *     forgotten soon
   * @param keys the groups it is taken in for
   * @return a hit for each group whose condition holds with it
   */
  Collection<CorrelationHit> accept(
      Event event, long evidence, long matched, long continued, Predicate<String> keys) {
    store.advance(event.time());
    Map<String, CorrelationHit> hits = new LinkedHashMap<>();
    for (int position : grouping.positions(matched)) {
      Optional<Map<String, String>> group = grouping.group(event, position);
      List<Item> items = items(event, evidence, position);
      if (group.isPresent() && !items.isEmpty()) {
        String key = Grouping.key(group.get());
        boolean goesOn = (continued & (1L << position)) != 0;
        if (keys.test(key) && !(goesOn && isFresh(items.get(0), key))) {
          accept(event, items, group.get(), key).ifPresent(hit -> hits.putIfAbsent(key, hit));
        }
      }
    }
    return hits.values();
  }

  /** Whether the window has the same of the later half of its time. */
  private boolean isFresh(Item item, String key) {
    List<Item> items = new Window(store, cells, key).items();
    for (int i = items.size() - 1; i >= 0 && items.get(i).time() > item.time() - span / 2; i--) {
      if (items.get(i).rule() == item.rule()) {
        return true;
      }
    }
    return false;
  }

  private Optional<CorrelationHit> accept(
      Event event, List<Item> items, Map<String, String> group, String key) {
    Window window = new Window(store, cells, key);
    window.slideTo(event.time() - span);
    boolean held =
        window.reported() > 0 && !window.items().isEmpty() && condition.holds(measure(window));
    for (Item item : items) {
      dropped += window.makeRoom(capacity);
      window.add(item);
    }
    double measure = measure(window);
    return condition.holds(measure)
        ? Optional.of(hit(window, !held, group, measure))
        : Optional.empty();
  }

  private double measure(Window window) {
    return Measure.of(correlation.type(), window, plan.sources().size());
  }

  private CorrelationHit hit(
      Window window, boolean begins, Map<String, String> group, double measure) {
    List<Item> items = window.items();
    int begin = Measure.beginning(correlation.type(), items, plan.sources().size());
    List<Long> evidence = new ArrayList<>();
    for (int i = Math.max(begin, window.reported()); i < items.size(); i++) {
      evidence.add(items.get(i).evidence());
    }
    long since = items.get(begin).time();
    window.report();
    return new CorrelationHit(
        plan.detector(),
        since,
        begins,
        group,
        condition.baseline(measure),
        edges(evidence.stream().distinct().toList()));
  }

  private static List<Long> edges(List<Long> evidence) {
    if (evidence.size() <= 2 * EDGE) {
      return evidence;
    }
    List<Long> edges = new ArrayList<>(evidence.subList(0, EDGE));
    edges.addAll(evidence.subList(evidence.size() - EDGE, evidence.size()));
    return edges;
  }

  /** What an event is counted as: where values of one field are, as each of its values. */
  private List<Item> items(Event event, long evidence, int position) {
    if (correlation.type() != SigmaCorrelation.Type.VALUE_COUNT || plan.measured().size() > 1) {
      return item(event, evidence, position).stream().toList();
    }
    return fields.values(event, plan.measured().get(0)).stream()
        .distinct()
        .map(value -> {
          StringBuilder text = new StringBuilder();
          Grouping.append(text, value);
          return new Item(event.time(), evidence, position, text.toString(), 0);
        })
        .toList();
  }

  private Optional<Item> item(Event event, long evidence, int position) {
    StringBuilder value = new StringBuilder();
    double number = 0;
    for (String name : plan.measured()) {
      Optional<String> measured = fields.value(event, name);
      if (measured.isEmpty()) {
        return Optional.empty();
      }
      if (isNumeric()) {
        OptionalDouble read = number(measured.get());
        if (read.isEmpty()) {
          return Optional.empty();
        }
        number += read.getAsDouble();
      }
      Grouping.append(value, measured.get());
    }
    String text = isNumeric() ? "" : value.toString();
    return Optional.of(new Item(event.time(), evidence, position, text, number));
  }

  private boolean isNumeric() {
    return correlation.type() == SigmaCorrelation.Type.VALUE_SUM
        || correlation.type() == SigmaCorrelation.Type.VALUE_AVG;
  }

  private static OptionalDouble number(String text) {
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException notANumber) {
      return OptionalDouble.empty();
    }
  }
}
