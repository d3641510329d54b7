package dev.haetae.app.searches;

import dev.haetae.detect.Detector;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A row of a search that makes a finding.
 *
 * @param begin of its window, microseconds since 1970
 * @param since when the first of its events was
 * @param time when the last of them was
 * @param account the account of its events, or unknown
 * @param region the Region of its events, or unknown
 * @param columns the names of the row's fields
 * @param row their values
 * @param identity the values that tell its finding from another
 * @param measured what was compared with the threshold, and the threshold
 * @param evidence the numbers of the events that prove it
 */
record Firing(
    Detector detector,
    long begin,
    long since,
    long time,
    String account,
    String region,
    List<String> columns,
    List<List<String>> row,
    List<String> identity,
    Map<String, String> measured,
    List<Long> evidence) {
  static final Comparator<Firing> ORDER =
      Comparator.comparingLong(Firing::time)
          .thenComparingLong(Firing::begin)
          .thenComparing(firing -> firing.detector().id())
          .thenComparing(firing -> firing.row().toString());
}
