package dev.haetae.flow.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.mechanism.Numbers;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.ShownTexts;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.run.Feed;
import dev.haetae.detect.run.Observed;
import dev.haetae.detect.run.Watching;
import dev.haetae.detect.state.InProcessStateStore;
import dev.haetae.flow.match.Detection;
import dev.haetae.formats.Formats;
import dev.haetae.model.event.Event;
import dev.haetae.model.finding.EvidenceStore;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.log.Place;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Mechanisms are told by several threads, and who awaits them has what came of it. */
final class WatchWorkersTest {
  /** Enough for several threads. */
  private static final int TURNS = 1_000;

  private static final String RULE =
      """
      title: Many kinds of call
      name: kinds
      logsource: {product: aws, service: cloudtrail}
      detection: {sel: {eventName: '*'}, condition: sel}
      mechanism: {distinct: {of: eventName, by: eventSource, most: 3}}
      finding: {type: 'Discovery:IAMUser/Kinds', identity: [eventSource], says: "{distinct.count}"}
      """;

  private final Watching watching =
      Detection.of(
              new DetectorReader().read("rules", RULE).detectors(),
              List.of(),
              each -> true,
              Formats.catalogs(),
              Surroundings.NONE)
          .watching();

  private final List<Turn> turns = IntStream.range(0, TURNS).mapToObj(this::turn).toList();

  private Turn turn(int number) {
    Feed feed = watching.feeds("cloudtrail").get(0);
    List<String> texts =
        feed.layout().texts().stream()
            .limit(feed.layout().telling())
            .map(path -> path.equals("eventName") ? "Call" + number / 100 : path)
            .toList();
    Observation observation =
        new Observation(
            "cloudtrail",
            number,
            number,
            new Traits("111122223333", "us-east-1", texts, ShownTexts.NONE),
            Numbers.NONE,
            Place.of("file"),
            "id " + number);
    int rule = feed.detectors().keySet().iterator().next();
    return new Turn.Watched(new Observed(feed, new int[] {rule}, observation));
  }

  private WatchWorkers workers(EvidenceStore evidence) {
    return new WatchWorkers(watching, new InProcessStateStore(watching.cells(), 100), evidence, 2);
  }

  /** Keeps nothing, as a full disk does, or only counts. */
  private record Counting(boolean fails) implements EvidenceStore {
    @Override
    public long keep(Event event) {
      return 0;
    }

    @Override
    public long keep(Occurrence occurrence) {
      if (fails) {
        throw new UncheckedIOException(
            "cannot write evidence", new NoSuchFileException("evidence"));
      }
      return occurrence.time();
    }

    @Override
    public Occurrence occurrence(long number) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  @Test
  void aTurnHasWhatWasFoundOnceItWasWatched() {
    try (WatchWorkers workers = workers(new Counting(false))) {
      workers.watch(turns);
      workers.await();
    }
    List<Integer> hits = turns.stream().map(each -> ((Turn.Watched) each).hits().size()).toList();
    assertThat(hits.subList(0, 300)).containsOnly(0);
    assertThat(hits.subList(300, TURNS)).containsOnly(1);
  }

  @Test
  void whatFailsWhileTheyTellIsThrownToWhoAwaitsThem() {
    try (WatchWorkers workers = workers(new Counting(true))) {
      workers.watch(turns);
      assertThatThrownBy(workers::await)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("cannot write evidence");
    }
  }
}
