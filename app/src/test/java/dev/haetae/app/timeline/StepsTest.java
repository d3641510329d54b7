package dev.haetae.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.model.log.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StepsTest {
  private final List<Step> folded = new ArrayList<>();

  private static Entry entry(long minute, String action) {
    return new Entry(
        TimeUnit.MINUTES.toMicros(minute),
        minute,
        Part.ACTS,
        "cloudtrail",
        action,
        "success",
        "alice",
        "203.0.113.7",
        "111122223333",
        "us-east-1",
        List.of(),
        new Place("a.json", 1),
        "");
  }

  private void fold(Entry... entries) {
    try (Steps steps = new Steps(folded::add)) {
      List.of(entries).forEach(steps::add);
    }
  }

  @Test
  void joinsTheSameCallAcrossOthers() {
    fold(entry(0, "a"), entry(1, "b"), entry(2, "a"));

    assertThat(folded).extracting(Step::action).containsExactly("a", "b");
    assertThat(folded).extracting(Step::count).containsExactly(2L, 1L);
  }

  @Test
  void beginsAnewAfterAPause() {
    fold(entry(0, "a"), entry(30, "a"));

    assertThat(folded).extracting(Step::count).containsExactly(1L, 1L);
  }

  @Test
  void beginsAnewAfterAnHour() {
    Entry[] entries = new Entry[14];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = entry(i * 5L, "a");
    }
    fold(entries);

    assertThat(folded).extracting(Step::count).containsExactly(13L, 1L);
  }
}
