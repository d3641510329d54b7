package dev.haetae.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.Detector;
import dev.haetae.detect.DetectorFile;
import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.mechanism.Surroundings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Programs that are made up lift what one client may take only so far. */
class WebClientsTest {
  private static String rule(int times, String program) {
    return """
    title: A client asks for much
    id: 11111111-0000-4000-8000-000000000007
    status: stable
    logsource: {category: webserver}
    detection: {sel: {c-ip: "*"}, condition: sel}
    mechanism: {busyclient: {least: 20, alone: 100}}
    level: low
    finding:
      type: Impact:Web/Much
      identity: [c-ip]
    tests:
      fires:
        - [{sample: alb/Request, times: %d, every: 1s, with: {agent: "%s"}}]
    """
        .formatted(times, program);
  }

  private static List<SampleRun.Fired> fired(int times, String program) {
    DetectorFile file = new DetectorReader().read("rule.yml", rule(times, program));
    Detector detector = file.detectors().get(0);
    return new SampleRun(List.of(detector), Content.samples(), Surroundings.NONE)
        .run(detector.tests().fires().get(0));
  }

  @Test
  void oneProgramMayAskForSoMuch() {
    assertThat(fired(99, "one")).isEmpty();
    assertThat(fired(100, "one")).hasSize(1);
  }

  @Test
  void aHouseFullOfProgramsMayAskForMoreAndNoEndOfProgramsForNoMore() {
    assertThat(fired(2_900, "program {n}")).isEmpty();
    assertThat(fired(3_100, "program {n}")).hasSize(1);
  }
}
