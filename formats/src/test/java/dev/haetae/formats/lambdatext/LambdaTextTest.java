package dev.haetae.formats.lambdatext;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.line.Reading;
import dev.haetae.formats.line.Reading.Read;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LambdaTextTest {
  private final LambdaText format = new LambdaText();
  private final List<Read> events = Reading.of(format, Reading.sample(format)).events();

  @Test
  void readsTheBeginningOfARun() {
    Read event = events.get(1);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:00.343Z"));
    assertThat(event.value("type")).isEqualTo("START");
    assertThat(event.value("record.requestId")).isEqualTo("3604209a-e9a3-11e6-939a-754dd98c7be3");
    assertThat(event.value("record.version")).isEqualTo("$LATEST");
  }

  @Test
  void readsWhatARunUsedWithoutItsUnits() {
    Read event = events.get(3);
    assertThat(event.value("record.metrics.durationMs")).isEqualTo("12.34");
    assertThat(event.value("record.metrics.billedDurationMs")).isEqualTo("13");
    assertThat(event.value("record.metrics.maxMemoryUsedMB")).isEqualTo("18");
    assertThat(event.value("record.tracing.sampled")).isEqualTo("true");
    assertThat(event.values()).doesNotContainKey("haetae.outcome");
  }

  @Test
  void knowsARunThatFailedWithoutATimeBeforeTheLine() {
    assertThat(events.get(4).value("haetae.outcome")).isEqualTo("failed");
    assertThat(events.get(5).value("record.errorType")).isEqualTo("Runtime.ExitError");
  }

  @Test
  void takesNoLineOfTheFunctionForOneOfThePlatform() {
    assertThat(Reading.recognise(format, List.of("START the engine", "REPORT: all well")))
        .isEmpty();
  }
}
