package dev.haetae.detect.sigma;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule about several matches of other rules within a time.
 *
 * @param header what it says of itself
 * @param type what is counted or compared
 * @param rules ids or names of the rules, or correlations, it is made of
 * @param groupBy fields or aliases; matches with different values are counted apart
 * @param timespan how long apart the first and the last may be
 * @param condition when it fires; empty for a temporal correlation that wants every rule
 * @param aliases name usable in {@code groupBy} → rule → the rule's own field
 * @param generate whether the rules it is made of also fire alone
 */
public record SigmaCorrelation(
    Header header,
    Type type,
    List<String> rules,
    List<String> groupBy,
    Duration timespan,
    Optional<Condition> condition,
    Map<String, Map<String, String>> aliases,
    boolean generate)
    implements SigmaDocument {

  /** What a correlation measures within its time and group. */
  public enum Type {
    /** The number of matching events. */
    EVENT_COUNT,
    /** The number of distinct values, or tuples of values. */
    VALUE_COUNT,
    /** How many of the rules have matched. */
    TEMPORAL,
    /** How many of the rules, in the order they are listed. */
    TEMPORAL_ORDERED,
    /** The sum of a number. */
    VALUE_SUM,
    /** The mean of a number. */
    VALUE_AVG,
    /** How rare a value is among those seen, in percent. */
    VALUE_PERCENTILE;

    /** What is measured, by the name under which texts and cases have it: {@code count}. */
    public String measured() {
      return switch (this) {
        case EVENT_COUNT -> "count";
        case VALUE_COUNT -> "distinct values";
        case TEMPORAL, TEMPORAL_ORDERED -> "rules matched";
        case VALUE_SUM -> "sum";
        case VALUE_AVG -> "average";
        case VALUE_PERCENTILE -> "percent of values";
      };
    }
  }

  /**
   * What it tells besides the event that completes it, for texts and cases: what it is grouped by,
   * and what it measures.
   */
  public List<String> tells() {
    List<String> names = new ArrayList<>(groupBy);
    names.add(type.measured());
    return names;
  }

  /** Whether it measures how much there is of one thing, and not that several come together. */
  public boolean counts() {
    return type != Type.TEMPORAL && type != Type.TEMPORAL_ORDERED;
  }

  /**
   * When a measure fires the correlation: every bound must hold.
   *
   * @param bounds such as {@code gte: 10}
   * @param fields what is measured, for the value types
   */
  public record Condition(List<Bound> bounds, List<String> fields) {}

  /** One comparison of a measure with a constant. */
  public record Bound(Relation relation, double value) {
    /** Whether it holds of a measure. */
    public boolean holds(double measure) {
      return relation.holds(Double.compare(measure, value));
    }
  }
}
