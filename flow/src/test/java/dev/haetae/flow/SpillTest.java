package dev.haetae.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.model.Event;
import dev.haetae.model.FieldSelection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** What does not fit in memory comes back as if it had. */
class SpillTest {

  private static Signal signal(long time) {
    Event event =
        new Event("log", new FieldSelection.Builder().build(), (e, field, path, writer) -> {});
    byte[] raw = ("record " + time).getBytes(StandardCharsets.UTF_8);
    event.writer().begin("object", time);
    event.writer().raw(raw, 0, raw.length);
    event.writer().id(raw, 0, raw.length);
    event.writer().time(time);
    event.writer().identity(time);
    return Signal.of(event, new int[] {3, 1}, 2);
  }

  @Property(tries = 50)
  void signalsComeBackInOrderHoweverLittleMemoryThereIs(
      @ForAll @Size(max = 40) List<Integer> times, @ForAll boolean little) {
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      SignalRuns runs = new SignalRuns(folder, little ? 500 : 1 << 20);
      try (SignalRuns.Collector one = runs.collector();
          SignalRuns.Collector other = runs.collector()) {
        for (int i = 0; i < times.size(); i++) {
          (i % 3 == 0 ? one : other).add(signal(times.get(i)));
        }
      }
      List<Long> read = new ArrayList<>();
      try (SignalRuns.Merge merge = runs.merge()) {
        merge.forEachRemaining(signal -> {
          read.add(signal.time());
          assertThat(signal.rules()).containsExactly(3, 1);
          assertThat(new String(signal.raw(), StandardCharsets.UTF_8))
              .isEqualTo("record " + signal.time());
        });
      }
      assertThat(read).isEqualTo(times.stream().map(Integer::longValue).sorted().toList());
    }
  }

  @Property(tries = 50)
  void duplicatesAreCountedOverAllThreads(@ForAll @Size(max = 60) List<Byte> identities) {
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      Duplicates duplicates = new Duplicates(folder, 16);
      try (Duplicates.Collector one = duplicates.collector();
          Duplicates.Collector other = duplicates.collector()) {
        for (int i = 0; i < identities.size(); i++) {
          (i % 2 == 0 ? one : other).add(identities.get(i));
        }
      }
      assertThat(duplicates.count())
          .isEqualTo(identities.size() - identities.stream().distinct().count());
    }
  }
}
