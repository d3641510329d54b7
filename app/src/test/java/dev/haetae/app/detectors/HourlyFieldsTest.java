package dev.haetae.app.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.config.DetectorLibrary;
import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.run.Feed;
import dev.haetae.detect.sigma.SigmaRule;
import dev.haetae.flow.match.Detection;
import dev.haetae.formats.Formats;
import dev.haetae.formats.JsonFormat;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * An event is looked at once for all mechanisms that learn by the hour, and not again where another
 * was like it in every field that any of them is told apart by (docs/adr/0009). One field more that
 * is worked out of many, and hardly an event is like another.
 */
class HourlyFieldsTest {
  /** With thirty more a scan of CloudTrail took a fifth longer. */
  private static final int MOST = 60;

  @Test
  void callsAreToldApartByFewFields() {
    assertThat(written("cloudtrail")).hasSizeLessThanOrEqualTo(MOST);
  }

  private static Set<String> written(String log) {
    JsonFormat format = (JsonFormat) Formats.of(log).orElseThrow();
    Detection detection =
        Detection.of(
            DetectorLibrary.read(List.of(), KnownEnvironment.UNKNOWN).detectors(),
            List.of(),
            detector -> true,
            Formats.catalogs(),
            Surroundings.NONE);
    Set<String> written = new TreeSet<>();
    detection.watching().feeds(log).stream()
        .filter(feed -> feed.delivery().isHourly())
        .flatMap(feed -> read(feed, format))
        .distinct()
        .forEach(path -> collect(path, format, written));
    return written;
  }

  private static Stream<String> read(Feed feed, JsonFormat format) {
    Stream<String> rules =
        feed.detectors().values().stream()
            .map(detector -> (SigmaRule) detector.document())
            .flatMap(rule -> rule.condition().fields())
            .flatMap(name -> format.catalog().path(name).stream());
    return Stream.concat(feed.layout().texts().subList(0, feed.layout().telling()).stream(), rules);
  }

  private static void collect(String path, JsonFormat format, Set<String> written) {
    Deque<String> open = new ArrayDeque<>(List.of(path));
    while (!open.isEmpty()) {
      String each = open.pop();
      List<String> needs = format.needs(each);
      if (needs.isEmpty()) {
        written.add(each);
      }
      needs.forEach(open::push);
    }
  }
}
