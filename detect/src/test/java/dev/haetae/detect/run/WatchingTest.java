package dev.haetae.detect.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.DetectorFile;
import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.LogSource;
import dev.haetae.testkit.OpenCatalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WatchingTest {
  private static final String HOURLY =
      """
      title: Unlike before
      name: %s
      logsource: {product: any}
      detection: {acts: {act: '*'}, condition: acts}
      mechanism: {baseline: {who: [who], aspects: {what: {of: what, act: true}}}}
      finding: {type: 'Discovery:IAMUser/Unlike', identity: [who], says: "{who} did {what}"}
      """;

  private static final String EACH =
      """
      title: More than ever
      name: %s
      logsource: {product: any}
      detection: {acts: {act: '*'}, condition: acts}
      mechanism: {unusualrate: {by: who, learn: 7d, bits: 20, factor: 3}}
      finding: {type: 'Impact:IAMUser/More', identity: [who], says: "{who} did more"}
      """;

  private static Watching watching(List<FieldCatalog> logs, String... detectors) {
    DetectorFile file = new DetectorReader().read("rules.yml", String.join("---\n", detectors));
    assertThat(file.problems()).isEmpty();
    return new Watching(
        Detectors.of(file.detectors(), file.filters(), detector -> true), logs, Surroundings.NONE);
  }

  private static FieldCatalog log(String name) {
    return OpenCatalog.of(
        name, new LogSource(Optional.of("any"), Optional.empty(), Optional.empty(), Map.of()));
  }

  private static List<List<String>> apart(Watching watching) {
    return watching.apart().stream()
        .map(group ->
            group.stream()
                .flatMap(feed ->
                    feed.detectors().values().stream().map(each -> feed.log() + " " + each.id()))
                .sorted()
                .toList())
        .toList();
  }

  @Test
  void detectorsThatAreToldByTheHourAreApart() {
    Watching watching =
        watching(List.of(log("a")), HOURLY.formatted("one"), HOURLY.formatted("two"));
    assertThat(apart(watching)).containsExactlyInAnyOrder(List.of("a one"), List.of("a two"));
  }

  @Test
  void oneDetectorOfSeveralLogsHasOneState() {
    Watching watching = watching(List.of(log("a"), log("b")), HOURLY.formatted("one"));
    assertThat(apart(watching)).containsExactly(List.of("a one", "b one"));
  }

  @Test
  void detectorsThatShareObservationsAreTogether() {
    Watching watching =
        watching(
            List.of(log("a")),
            EACH.formatted("one"),
            EACH.formatted("two"),
            HOURLY.formatted("three"));
    assertThat(apart(watching))
        .containsExactlyInAnyOrder(List.of("a one", "a two"), List.of("a three"));
  }
}
