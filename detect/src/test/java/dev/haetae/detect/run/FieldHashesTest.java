package dev.haetae.detect.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldHashesTest {
  private static final int ACTION = 0;
  private static final int USER = 1;

  private final FieldHashes hashes =
      new FieldHashes(2, new UniversalHash(UniversalHash.Key.OF_VALUES));
  private final EventHash byAction = hashes.row(new int[] {ACTION});
  private final EventHash byBoth = hashes.row(new int[] {ACTION, USER});

  @Test
  void takesEventsForAlikeThatDifferInOtherFields() {
    assertThat(hash(byAction, event("get", "ann"))).isEqualTo(hash(byAction, event("get", "bob")));
  }

  @Test
  void tellsEventsWithOtherValuesApart() {
    assertThat(hash(byBoth, event("get", "ann"))).isNotEqualTo(hash(byBoth, event("get", "bob")));
  }

  @Test
  void tellsValuesOfOneFieldFromThoseOfAnother() {
    assertThat(hash(byBoth, event("get", "put"))).isNotEqualTo(hash(byBoth, event("put", "get")));
  }

  @Test
  void tellsAccountsApart() {
    Event other = event("get", "ann");
    other.writer().account("111122223333");
    assertThat(hash(byAction, event("get", "ann"))).isNotEqualTo(hash(byAction, other));
  }

  @Test
  void takesAnEventOfAVeryLongValueForLikeNoOther() {
    hashes.turn();
    assertThat(byBoth.of(event("get", "a".repeat(20_000)))).isFalse();
    assertThat(byAction.of(event("get", "a".repeat(20_000)))).isTrue();
  }

  private List<Long> hash(EventHash hash, Event event) {
    hashes.turn();
    assertThat(hash.of(event)).isTrue();
    return List.of(hash.low(), hash.high());
  }

  private static Event event(String... values) {
    FieldSelection.Builder builder = new FieldSelection.Builder();
    List.of("action", "user").forEach(builder::add);
    Event event = new Event("log", builder.build(), (each, field, path, writer) -> {});
    event.writer().begin("file", 1);
    for (int field = 0; field < values.length; field++) {
      byte[] bytes = values[field].getBytes(StandardCharsets.UTF_8);
      event.writer().add(field, ValueKind.STRING, bytes, 0, bytes.length);
    }
    return event;
  }
}
