package dev.haetae.detect.correlation;

import dev.haetae.detect.sigma.SigmaCorrelation;
import dev.haetae.model.event.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which sources of one correlation an event is of, and which groups it falls into. */
final class Grouping {
  /** Longer values are told apart by what begins them and a hash. */
  private static final int LONGEST_VALUE = 1_000;

  private final CorrelationPlan plan;
  private final EventFields fields;

  Grouping(CorrelationPlan plan, EventFields fields) {
    this.plan = plan;
    this.fields = fields;
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

  /**
   * The sources an event is taken in for, in the order it is. Where rules are compared, from the
   * last to the first, so that one event alone is never two steps of an order; else the first.
   */
  List<Integer> positions(long matched) {
    if (!isTemporal()) {
      return matched == 0 ? List.of() : List.of(Long.numberOfTrailingZeros(matched));
    }
    List<Integer> positions = new ArrayList<>();
    for (int position = plan.sources().size() - 1; position >= 0; position--) {
      if ((matched & (1L << position)) != 0) {
        positions.add(position);
      }
    }
    return positions;
  }

  /** Whether it asks what came with or after what, not how often. */
  boolean isTemporal() {
    SigmaCorrelation.Type type = plan.correlation().type();
    return type == SigmaCorrelation.Type.TEMPORAL || type == SigmaCorrelation.Type.TEMPORAL_ORDERED;
  }

  /** The group of an event; one without a value it is grouped by belongs to none. */
  Optional<Map<String, String>> group(Event event, int position) {
    CorrelationPlan.Source source = plan.sources().get(position);
    Map<String, String> group = new LinkedHashMap<>();
    for (String name : plan.correlation().groupBy()) {
      Optional<String> value = fields.value(event, plan.groupField(name, source));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      group.put(name, value.get());
    }
    return Optional.of(group);
  }

  /** What keeps a group's state apart from that of others. */
  static String key(Map<String, String> group) {
    StringBuilder key = new StringBuilder();
    group.values().forEach(value -> append(key, value));
    return key.toString();
  }

  /** With its length before it, so that no two lists of values run together. */
  static void append(StringBuilder text, String value) {
    String bounded =
        value.length() <= LONGEST_VALUE
            ? value
            : value.substring(0, LONGEST_VALUE) + Integer.toHexString(value.hashCode());
    text.append(bounded.length()).append(':').append(bounded);
  }
}
