package dev.haetae.findings;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a correlation adds to the event that completed it.
 *
 * @param since time of the earliest event that contributed, microseconds since 1970
 * @param group the values it was grouped by: the name in the rule to the value; they identify the
 *     finding where its detector names no fields, and its texts may quote them
 * @param baseline what was measured and what it was compared with, such as {@code count: 12} and
 *     {@code condition: at least 10 in 5m}; texts may quote it too
 * @param evidence the numbers of the events that contributed, in order of time
 * @param support how much stands behind it, 0 to 1; empty where its detector does not measure that
 */
public record Correlated(
    long since,
    Map<String, String> group,
    Map<String, String> baseline,
    List<Long> evidence,
    OptionalDouble support) {

  /** Copies the list; maps are copied where they are kept. */
  public Correlated {
    evidence = List.copyOf(evidence);
  }

  /** Of a detector that does not measure how much stands behind it. */
  public Correlated(
      long since, Map<String, String> group, Map<String, String> baseline, List<Long> evidence) {
    this(since, group, baseline, evidence, OptionalDouble.empty());
  }
}
