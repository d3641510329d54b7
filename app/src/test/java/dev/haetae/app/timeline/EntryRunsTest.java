package dev.haetae.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.model.log.Place;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EntryRunsTest {
  private static Entry entry(long time, String raw) {
    return new Entry(
        time,
        time,
        Part.ACTS,
        "cloudtrail",
        "s3:GetObject",
        "success",
        "alice",
        "203.0.113.7",
        "111122223333",
        "us-east-1",
        List.of("photos"),
        new Place("a.json", 1),
        raw);
  }

  private static List<Entry> sorted(EntryRuns runs) {
    List<Entry> sorted = new ArrayList<>();
    runs.forEach(sorted::add);
    return sorted;
  }

  @Property(tries = 50)
  void givesEveryTimeOnceAndInOrderHoweverLittleMemoryThereIs(
      @ForAll List<@IntRange(max = 50) Integer> times, @ForAll @IntRange(max = 5000) int memory) {
    try (EntryRuns runs = new EntryRuns(memory)) {
      times.forEach(time -> runs.add(entry(time, "")));

      assertThat(sorted(runs))
          .extracting(entry -> (int) entry.time())
          .containsExactlyElementsOf(times.stream().sorted().distinct().toList());
    }
  }

  @Test
  void bringsEntriesBackAsTheyWere() {
    try (EntryRuns runs = new EntryRuns(0)) {
      Entry entry = entry(7, "{\"a\":\"é\"}");
      runs.add(entry);

      assertThat(sorted(runs)).containsExactly(entry);
    }
  }
}
