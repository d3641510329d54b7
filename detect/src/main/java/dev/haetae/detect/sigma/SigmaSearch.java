package dev.haetae.detect.sigma;

import dev.haetae.detect.yaml.Yaml;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A search that is run over kept events window by window, whose rows are what is found: the key
 * {@code search}, which is ours and none of Sigma's.
 *
 * @param header what it says of itself
 * @param language of the query: spl, insights or sql
 * @param query the search, with its place in the file
 * @param window how much of the events' time one run looks at
 * @param every how far one window begins after the one before; windows begin at whole multiples of
 *     it since 1970
 * @param field what of a row is measured; empty for how many rows there are
 * @param bounds what the measure must be
 */
public record SigmaSearch(
    Header header,
    String language,
    Yaml.Scalar query,
    Duration window,
    Duration every,
    Optional<String> field,
    List<SigmaCorrelation.Bound> bounds)
    implements SigmaDocument {

  /** Copies the list. */
  public SigmaSearch {
    bounds = List.copyOf(bounds);
  }

  /** Whether what was measured makes a finding. */
  public boolean holds(double measure) {
    return bounds.stream().allMatch(bound -> bound.holds(measure));
  }

  /** What makes one, in words: {@code a search of 1h of events: apis gte 10}. */
  public String words() {
    StringBuilder words = new StringBuilder("a search of ");
    words
        .append(Timespan.words(window))
        .append(" of events each ")
        .append(Timespan.words(every))
        .append(": ");
    words.append(field.orElse("rows"));
    for (SigmaCorrelation.Bound bound : bounds) {
      double value = bound.value();
      words.append(' ').append(bound.relation().name().toLowerCase(Locale.ROOT));
      words.append(' ').append(value == (long) value ? Long.toString((long) value) : value);
    }
    return words.toString();
  }
}
