package dev.haetae.flow.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.Detector;
import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.mechanism.Numbers;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.ShownTexts;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.run.AlikeMemory;
import dev.haetae.detect.run.Feed;
import dev.haetae.detect.run.Observed;
import dev.haetae.flow.spill.SortedRuns;
import dev.haetae.flow.spill.TemporaryFolder;
import dev.haetae.formats.Formats;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.log.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

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
      SortedRuns<Signal> runs = new SortedRuns<>(folder, Signal.SHAPE, little ? 500 : 1 << 20);
      try (SortedRuns<Signal>.Collector one = runs.collector();
          SortedRuns<Signal>.Collector other = runs.collector()) {
        for (int i = 0; i < times.size(); i++) {
          (i % 3 == 0 ? one : other).add(signal(times.get(i)));
        }
      }
      List<Long> read = new ArrayList<>();
      try (SortedRuns<Signal>.Merge merge = runs.merge()) {
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

  @Test
  void moreRunsThanAreReadAtOnceComeBackInOrder() throws IOException {
    int count = 1_200;
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      SortedRuns<Signal> runs = new SortedRuns<>(folder, Signal.SHAPE, /* memory= */ 1);
      try (SortedRuns<Signal>.Collector collector = runs.collector()) {
        for (int i = 0; i < count; i++) {
          collector.add(signal(i * 7_919 % count));
        }
      }
      List<Long> read = new ArrayList<>();
      try (SortedRuns<Signal>.Merge merge = runs.merge();
          Stream<Path> left = Files.list(folder.path())) {
        String name = Signal.SHAPE.name();
        assertThat(left.filter(file -> file.getFileName().toString().startsWith(name)).count())
            .isBetween(1L, 32L);
        merge.forEachRemaining(signal -> read.add(signal.time()));
      }
      assertThat(read).isEqualTo(LongStream.range(0, count).boxed().toList());
    }
  }

  @Test
  void whatComesBeforeTakesThePlaceOfAnotherAsLongAsThatIsInMemory() {
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      SortedRuns<Signal> runs = new SortedRuns<>(folder, Signal.SHAPE, 1 << 20);
      List<Long> read = new ArrayList<>();
      SortedRuns.Held<Signal> entry;
      try (SortedRuns<Signal>.Collector collector = runs.collector()) {
        entry = collector.add(signal(20));
        collector.add(signal(15));
        assertThat(entry.replace(signal(10))).isTrue();
        assertThat(entry.replace(signal(30))).isTrue();
      }
      assertThat(entry.replace(signal(5))).isFalse();
      try (SortedRuns<Signal>.Merge merge = runs.merge()) {
        merge.forEachRemaining(signal -> read.add(signal.time()));
      }
      assertThat(read).containsExactly(10L, 15L);
    }
  }

  private static final String WATCHING =
      """
      title: Many names
      id: 11111111-0000-4000-8000-000000000004
      status: stable
      logsource: {product: aws, service: cloudtrail}
      detection: {sel: {eventName: "*"}, condition: sel}
      mechanism: {distinct: {of: eventName, by: haetae.principal, most: 3}}
      finding: {type: "Discovery:IAMUser/ManyNames", says: "{distinct.count} names"}
      """;

  private static ShownTexts shown(List<String> texts) {
    ShownTexts.Writer writer = new ShownTexts.Writer(new AlikeMemory(1 << 20));
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      writer.add(bytes, bytes.length);
    }
    return writer.take();
  }

  private static Observed observed(Feed feed, int number) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < feed.layout().texts().size(); i++) {
      texts.add("text " + i + " of " + number % 5);
    }
    long[] numbers = new long[feed.layout().numbers().size()];
    Arrays.fill(numbers, number);
    int telling = feed.layout().telling();
    Observation observation =
        new Observation(
            feed.log(),
            number,
            number,
            new Traits(
                "111122223333",
                "us-east-1",
                texts.subList(0, telling),
                shown(texts.subList(telling, texts.size()))),
            Numbers.of(numbers),
            new Place("object " + number % 3, number),
            "id " + number);
    return new Observed(feed, new int[] {0}, observation);
  }

  @Property(tries = 50)
  void observationsComeBackInOrderHoweverLittleMemoryThereIs(
      @ForAll @Size(max = 40) List<@IntRange(min = 0) Integer> times, @ForAll boolean little) {
    List<Detector> detectors = new DetectorReader().read("rules", WATCHING).detectors();
    Detection detection =
        Detection.of(detectors, List.of(), each -> true, Formats.catalogs(), Surroundings.NONE);
    List<Feed> feeds = detection.watching().feeds();
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      SortedRuns<Observed> runs =
          new SortedRuns<>(folder, new ObservedShape(feeds), little ? 500 : 1 << 20);
      List<Observation> expected = new ArrayList<>();
      try (SortedRuns<Observed>.Collector one = runs.collector();
          SortedRuns<Observed>.Collector other = runs.collector()) {
        for (int i = 0; i < times.size(); i++) {
          Observed observed = observed(feeds.get(0), times.get(i));
          expected.add(observed.observation());
          (i % 3 == 0 ? one : other).add(observed);
        }
      }
      expected.sort(Comparator.comparingLong(Observation::time));
      List<Observation> read = new ArrayList<>();
      try (SortedRuns<Observed>.Merge merge = runs.merge()) {
        merge.forEachRemaining(observed -> read.add(observed.observation()));
      }
      assertThat(read).isEqualTo(expected);
    }
  }
}
