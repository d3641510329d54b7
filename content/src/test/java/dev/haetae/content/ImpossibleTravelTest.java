package dev.haetae.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.Detector;
import dev.haetae.detect.environment.EnvironmentFile;
import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.geo.Geography;
import dev.haetae.detect.indicator.IndicatorLists;
import dev.haetae.detect.mechanism.Surroundings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the environment file and missing geography do to sign-ins from two places at a time. */
class ImpossibleTravelTest {
  private static final Detector DETECTOR =
      Content.load().stream()
          .filter(each -> each.file().endsWith("ConsoleLoginSuccess.B.yml"))
          .findFirst()
          .orElseThrow();

  private static List<SampleRun.Fired> fired(Geography geography, KnownEnvironment environment) {
    SampleRun run =
        new SampleRun(
            List.of(DETECTOR),
            Content.samples(),
            new Surroundings(geography, IndicatorLists.NONE, environment));
    return run.run(DETECTOR.tests().fires().get(0));
  }

  private static Geography geography() {
    return Geography.of(DETECTOR.tests().places());
  }

  @Test
  void aWayOutOfTheCompanyIsNoPlace() {
    KnownEnvironment environment =
        EnvironmentFile.read("env.yml", "egress_addresses: [198.51.100.0/25]").environment();

    assertThat(fired(geography(), KnownEnvironment.UNKNOWN)).hasSize(1);
    assertThat(fired(geography(), environment)).isEmpty();
  }

  @Test
  void nobodyIsAnywhereWithoutGeography() {
    assertThat(fired(Geography.NONE, KnownEnvironment.UNKNOWN)).isEmpty();
    assertThat(DETECTOR.watch().orElseThrow().plan().blindness(Surroundings.NONE))
        .singleElement()
        .asString()
        .contains("--geo");
  }
}
