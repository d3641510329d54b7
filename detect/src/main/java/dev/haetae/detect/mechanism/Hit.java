package dev.haetae.detect.mechanism;

import dev.haetae.model.event.Micros;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a mechanism found when it was told of an observation.
 *
 * @param since time of the earliest event that contributed, microseconds since 1970
 * @param values what it tells, by the names of {@link Plan#tells}; one that is absent reads as a
 *     field without value
 * @param baseline what was measured and what it was compared with, shown with the finding: score,
 *     threshold, what was usual
 * @param evidence numbers of the events that contributed; the one observed now is always added
 * @param support how much stands behind it, 0 to 0.99 in hundredths; empty where its mechanism does
 *     not measure that
 */
public record Hit(
    long since,
    Map<String, String> values,
    Map<String, String> baseline,
    List<Long> evidence,
    OptionalDouble support) {
  /** What the reason for its support is called among what it was compared with. */
  public static final String RESTS_ON = "confidence rests on";

  /** Copies the collections; maps keep their order. */
  public Hit {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    baseline = Collections.unmodifiableMap(new LinkedHashMap<>(baseline));
    evidence = List.copyOf(evidence);
  }

  /** A hit without any particulars yet, whose earliest event was at this time. */
  public static Hit since(long since) {
    return new Hit(since, Map.of(), Map.of(), List.of(), OptionalDouble.empty());
  }

  /** The same, of what is told by the hour, counted from 1970: from its beginning. */
  public static Hit sinceHour(long hour) {
    return since(hour * Micros.HOUR);
  }

  /** The same hit, telling one thing more. */
  public Hit value(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Hit(since, more, baseline, evidence, support);
  }

  /** The same hit, with one thing more that was measured or compared with. */
  public Hit baseline(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(baseline);
    more.put(name, value);
    return new Hit(since, values, more, evidence, support);
  }

  /** The same hit, with a number more that was measured or compared with. */
  public Hit baseline(String name, double number, int decimals) {
    return baseline(name, String.format(Locale.ROOT, "%." + decimals + "f", number));
  }

  /** The same hit, with how much stands behind it; its finding is as sure as that. */
  public Hit support(Support behind) {
    Hit told = baseline(RESTS_ON, behind.reason());
    double hundredths = Math.round(behind.share() * 100) / 100.0;
    return new Hit(since, values, told.baseline, evidence, OptionalDouble.of(hundredths));
  }

  /** The same hit with this evidence. */
  public Hit evidence(List<Long> numbers) {
    return new Hit(since, values, baseline, numbers, support);
  }
}
