package dev.haetae.detect.correlation;

import dev.haetae.detect.sigma.SigmaCorrelation;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One correlation: sorts matches into groups, and asks of each group whether the condition holds.
 */
final class GroupedCorrelation {
  /** How many of the first and of the last matches are evidence. */
  private static final int EDGE = 20;

  /** Longer values are told apart by what begins them and a hash. */
  private static final int LONGEST_VALUE = 1_000;

  private final CorrelationPlan plan;
  private final SigmaCorrelation correlation;
  private final EventFields fields;
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

  /** Which of its sources are among the rules: a bit each. */
  long matched(int[] rules) {
    long bits = 0;
    for (int position = 0; position < plan.sources().size(); position++) {
      CorrelationPlan.Source source = plan.sources().get(position);
      for (int rule : rules) {
        if (!source.correlation() && source.number() == rule) {
          bits |= 1L << position;
        }
      }
    }
    return bits;
  }

  /** Which of its sources are that correlation: a bit each. */
  long madeOf(int number) {
    long bits = 0;
    for (int position = 0; position < plan.sources().size(); position++) {
      CorrelationPlan.Source source = plan.sources().get(position);
      if (source.correlation() && source.number() == number) {
        bits |= 1L << position;
      }
    }
    return bits;
  }

  /** Takes an event that some of its sources matched; a hit where the condition holds with it. */
  Optional<CorrelationHit> accept(Event event, long evidence, long matched) {
    store.advance(event.time());
    if (!isTemporal()) {
      return accept(event, evidence, Long.numberOfTrailingZeros(matched));
    }
    Optional<CorrelationHit> hit = Optional.empty();
    // From the last rule to the first, so that one event alone is never two steps of an order.
    for (int position = plan.sources().size() - 1; position >= 0; position--) {
      if ((matched & (1L << position)) != 0) {
        Optional<CorrelationHit> next = accept(event, evidence, position);
        hit = hit.isPresent() ? hit : next;
      }
    }
    return hit;
  }

  private boolean isTemporal() {
    return correlation.type() == SigmaCorrelation.Type.TEMPORAL
        || correlation.type() == SigmaCorrelation.Type.TEMPORAL_ORDERED;
  }

  private Optional<CorrelationHit> accept(Event event, long evidence, int position) {
    Optional<Map<String, String>> group = group(event, plan.sources().get(position));
    Optional<Item> item = item(event, evidence, position);
    if (group.isEmpty() || item.isEmpty()) {
      return Optional.empty();
    }
    Window window = new Window(store, cells, key(group.get()));
    window.slideTo(event.time() - span);
    boolean held =
        window.reported() > 0 && !window.items().isEmpty() && condition.holds(measure(window));
    dropped += window.makeRoom(capacity);
    window.add(item.get());
    double measure = measure(window);
    return condition.holds(measure)
        ? Optional.of(hit(event, window, !held, group.get(), measure))
        : Optional.empty();
  }

  private double measure(Window window) {
    return Measure.of(correlation.type(), window, plan.sources().size());
  }

  private CorrelationHit hit(
      Event event, Window window, boolean begins, Map<String, String> group, double measure) {
    List<Item> items = window.items();
    List<Long> evidence = new ArrayList<>();
    for (int i = window.reported(); i < items.size(); i++) {
      evidence.add(items.get(i).evidence());
    }
    long since = items.get(0).time();
    window.report();
    return new CorrelationHit(
        plan.detector(),
        event.time(),
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

  /** An event without one of the values it is grouped by belongs to no group. */
  private Optional<Map<String, String>> group(Event event, CorrelationPlan.Source source) {
    Map<String, String> group = new LinkedHashMap<>();
    for (String name : correlation.groupBy()) {
      Optional<String> value = fields.value(event, plan.groupField(name, source));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      group.put(name, value.get());
    }
    return Optional.of(group);
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
      append(value, measured.get());
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

  private static String key(Map<String, String> group) {
    StringBuilder key = new StringBuilder();
    group.values().forEach(value -> append(key, value));
    return key.toString();
  }

  /** With its length before it, so that no two lists of values run together. */
  private static void append(StringBuilder text, String value) {
    String bounded =
        value.length() <= LONGEST_VALUE
            ? value
            : value.substring(0, LONGEST_VALUE) + Integer.toHexString(value.hashCode());
    text.append(bounded.length()).append(':').append(bounded);
  }
}
