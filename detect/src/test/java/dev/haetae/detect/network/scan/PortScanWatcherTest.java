package dev.haetae.detect.network.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.environment.EnvironmentFile;
import dev.haetae.detect.geo.Geography;
import dev.haetae.detect.indicator.IndicatorLists;
import dev.haetae.detect.mechanism.MechanismReader;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.network.Records;
import dev.haetae.detect.network.Watched;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.yaml.YamlFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortScanWatcherTest {
  private static Surroundings told(String file) {
    return new Surroundings(
        Geography.NONE, IndicatorLists.NONE, EnvironmentFile.read("our.yml", file).environment());
  }

  private static void scan(Watched watched, String source) {
    for (int port = 1; port <= 30; port++) {
      watched.tell(port, Records.tcp(source, 40_000, "10.0.2.7", port).carrying(1, 44).rejected());
    }
  }

  private static List<StateCell<?>> cells(String detector, String mechanism) {
    return MechanismReader.read(detector, YamlFile.read("test", mechanism).documents().get(0))
        .plan()
        .cells();
  }

  @Test
  void onlyDetectorsThatNameTheSameWalkFollowOne() {
    List<StateCell<?>> named = cells("a", "portscan: {by: outside, walk: outside}");

    assertThat(cells("b", "portscan: {by: outside, walk: outside, notice: probe}"))
        .isEqualTo(named);
    assertThat(cells("b", "portscan: {by: outside}"))
        .isNotEqualTo(cells("a", "portscan: {by: outside}"));
    assertThat(cells("b", "portscan: {by: own, walk: outside}")).isNotEqualTo(named);
  }

  @Test
  void aScanIsToldOnceAndAgainWhenItIsTwiceAsLarge() {
    Watched watched = Watched.by("portscan: {by: own, ports: 5}", Surroundings.NONE);
    scan(watched, "10.0.1.20");

    assertThat(watched.hits())
        .extracting(hit -> hit.values().get("scan.ports"))
        .containsExactly("5", "10", "20");
  }

  @Test
  void aScanOfPortsThatFollowsASweepIsToldToo() {
    Watched watched = Watched.by("portscan: {by: own}", Surroundings.NONE);
    for (int host = 1; host <= 100; host++) {
      watched.tell(
          host, Records.tcp("10.0.1.20", 40_000, "10.0.3." + host, 22).carrying(1, 44).rejected());
    }
    for (int port = 1; port <= 300; port++) {
      watched.tell(
          port, Records.tcp("10.0.1.20", 40_000, "10.0.3.1", port).carrying(1, 44).rejected());
    }

    assertThat(watched.hits()).extracting(hit -> hit.values().get("scan.kind")).contains("ports");
  }

  @Test
  void aScannerTheUserNamedIsLeftAlone() {
    Watched watched = Watched.by("portscan: {by: own}", told("scanners: [10.0.1.0/24]\n"));
    scan(watched, "10.0.1.20");

    assertThat(watched.hits()).isEmpty();
  }

  @Test
  void aPublicAddressTheUserCallsHisOwnIsOurs() {
    Watched watched = Watched.by("portscan: {by: own}", told("networks: [203.0.113.0/24]\n"));
    scan(watched, "203.0.113.5");

    assertThat(watched.hits()).isNotEmpty();
    assertThat(watched.hits().get(0).values()).containsEntry("scan.direction", "internal");
  }

  @Test
  void afterADayOfSilenceTheWalkBeginsAnew() {
    Watched watched = Watched.by("portscan: {by: own, ports: 20}", Surroundings.NONE);
    for (int port = 1; port <= 15; port++) {
      watched.tell(
          port, Records.tcp("10.0.1.20", 40_000, "10.0.2.7", port).carrying(1, 44).rejected());
    }
    for (int port = 16; port <= 30; port++) {
      watched.tell(
          100_000 + port,
          Records.tcp("10.0.1.20", 40_000, "10.0.2.7", port).carrying(1, 44).rejected());
    }

    assertThat(watched.hits()).isEmpty();
  }
}
