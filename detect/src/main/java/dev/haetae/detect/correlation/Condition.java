package dev.haetae.detect.correlation;

import dev.haetae.detect.sigma.Relation;
import dev.haetae.detect.sigma.SigmaCorrelation;
import dev.haetae.detect.sigma.Timespan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** When a correlation fires, and how that is said. */
record Condition(List<SigmaCorrelation.Bound> bounds, String measured, String words) {

  static Condition of(SigmaCorrelation correlation) {
    List<SigmaCorrelation.Bound> bounds =
        correlation
            .condition()
            .map(SigmaCorrelation.Condition::bounds)
            .orElseGet(() -> List.of(everyRule(correlation)));
    String words =
        bounds.stream().map(Condition::words).collect(Collectors.joining(" and "))
            + " in "
            + Timespan.words(correlation.timespan());
    return new Condition(bounds, correlation.type().measured(), words);
  }

  private static SigmaCorrelation.Bound everyRule(SigmaCorrelation correlation) {
    return new SigmaCorrelation.Bound(Relation.GTE, correlation.rules().size());
  }

  private static String words(SigmaCorrelation.Bound bound) {
    String relation =
        switch (bound.relation()) {
          case LT -> "less than";
          case LTE -> "at most";
          case GT -> "more than";
          case GTE -> "at least";
          case EQ -> "exactly";
          case NEQ -> "other than";
        };
    return relation + " " + plain(bound.value());
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  boolean holds(double measure) {
    return bounds.stream().allMatch(bound -> bound.holds(measure));
  }

  Map<String, String> baseline(double measure) {
    Map<String, String> baseline = new LinkedHashMap<>();
    baseline.put(measured, plain(measure));
    baseline.put("condition", words);
    return baseline;
  }
}
