package dev.haetae.detect.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AlikeTableTest {
  private final AtomicInteger made = new AtomicInteger();
  private final AlikeMemory memory = new AlikeMemory(1 << 20);
  private final AlikeTable<Integer> table = table(new ValuesHash(new int[] {0}, memory.hash()));

  private AlikeTable<Integer> table(EventHash hash) {
    return new AlikeTable<>(hash, event -> made.incrementAndGet(), memory);
  }

  @Test
  void takesEventsForAlikeWhateverElseTheyCarry() {
    Event line = event(List.of("srcaddr"), "10.0.0.1");
    Event json = event(List.of("srcaddr", "pkt_srcaddr", "flow_id"), "10.0.0.1", "10.0.0.9", "7");

    assertThat(table.of(line)).isEqualTo(1);
    assertThat(table.of(json)).isEqualTo(1);
  }

  @Test
  void tellsEventsWithOtherValuesApart() {
    assertThat(table.of(event(List.of("srcaddr"), "10.0.0.1"))).isEqualTo(1);
    assertThat(table.of(event(List.of("srcaddr"), "10.0.0.2"))).isEqualTo(2);
  }

  private static Event event(List<String> paths, String... values) {
    FieldSelection.Builder builder = new FieldSelection.Builder();
    paths.forEach(builder::add);
    Event event = new Event("vpcflow", builder.build(), (each, field, path, writer) -> {});
    event.writer().begin("file", 1);
    for (int field = 0; field < values.length; field++) {
      byte[] bytes = values[field].getBytes(StandardCharsets.UTF_8);
      event.writer().add(field, ValueKind.STRING, bytes, 0, bytes.length);
    }
    return event;
  }
}
