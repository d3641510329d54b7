package dev.haetae.formats.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.Formats;
import dev.haetae.formats.scan.JsonScanner;
import dev.haetae.model.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecogniserTest {
  private final Probe probe =
      new Probe(Formats.json().toList(), new JsonScanner(Limits.DEFAULT.records()));

  private Optional<String> log(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(bytes, bytes.length + JsonScanner.PADDING);
    probe.look(new JsonScanner(Limits.DEFAULT.records()), padded, 0, bytes.length);
    return probe.log();
  }

  @Test
  void picksTheLogWithTheMostConditionsThatHold() {
    assertThat(
            log(
                """
                {"event_type": "alert", "timestamp": "2026-03-01T12:00:00Z",
                 "src_ip": "10.0.1.20", "dest_ip": "192.0.2.10"}
                """))
        .contains("suricata");
  }

  @Test
  void asksForTheValueWhereAConditionNamesOne() {
    assertThat(log("{\"kind\": \"Event\", \"apiVersion\": \"v1\"}")).isEmpty();
    assertThat(log("{\"kind\": \"Event\", \"apiVersion\": \"audit.k8s.io/v1\"}")).contains("eks");
  }

  @Test
  void readsEscapedValuesAsWhatTheyStandFor() {
    assertThat(log("{\"kind\": \"Event\", \"apiVersion\": \"audit.k8s.io\\/v1\"}")).contains("eks");
  }

  @Test
  void knowsNothingOfAnObjectThatHoldsNothing() {
    assertThat(log("{}")).isEmpty();
  }
}
