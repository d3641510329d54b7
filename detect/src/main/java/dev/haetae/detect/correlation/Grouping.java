package dev.haetae.detect.correlation;

import dev.haetae.model.event.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which groups of one correlation an event falls into. */
final class Grouping {
  /** Longer values are told apart by what begins them and a hash. */
  private static final int LONGEST_VALUE = 1_000;

  private final CorrelationPlan plan;
  private final EventFields fields;
  private final boolean temporal;

  Grouping(CorrelationPlan plan, EventFields fields) {
    this.plan = plan;
    this.fields = fields;
    this.temporal = SourceUses.isTemporal(plan.correlation());
  }

  /**
   * The sources an event is taken in for, in the order it is. Where rules are compared, from the
   * last to the first, so that one event alone is never two steps of an order; else the first.
   */
  List<Integer> positions(long matched) {
    if (!temporal) {
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
