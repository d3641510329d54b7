package dev.haetae.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.read.Recogniser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecogniserTest {
  private final Recogniser recogniser = new Recogniser(Formats.json().toList());

  private Optional<String> log(Map<String, List<String>> values) {
    return recogniser
        .recognise(path -> values.getOrDefault(path, List.of()))
        .map(format -> format.catalog().log());
  }

  @Test
  void picksTheLogWithTheMostConditionsThatHold() {
    assertThat(
            log(
                Map.of(
                    "event_type", List.of("alert"),
                    "timestamp", List.of("2026-03-01T12:00:00Z"),
                    "src_ip", List.of("10.0.1.20"),
                    "dest_ip", List.of("192.0.2.10"))))
        .contains("suricata");
  }

  @Test
  void asksForTheValueWhereAConditionNamesOne() {
    Map<String, List<String>> pod = Map.of("kind", List.of("Event"), "apiVersion", List.of("v1"));
    assertThat(log(pod)).isEmpty();
  }

  @Test
  void knowsNothingOfAnObjectThatHoldsNothing() {
    assertThat(log(Map.of())).isEmpty();
  }

  @Test
  void looksAtEveryPathOfACondition() {
    assertThat(recogniser.paths()).contains("eventName", "winlog.channel", "id.orig_h");
  }
}
