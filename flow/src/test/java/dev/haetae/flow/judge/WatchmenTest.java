package dev.haetae.flow.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.mechanism.Numbers;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.ShownTexts;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.run.Observed;
import dev.haetae.detect.run.Strand;
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
final class WatchmenTest {
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
    Strand strand = watching.strands("cloudtrail").get(0);
    List<String> texts =
        strand.layout().texts().stream()
            .limit(strand.layout().telling())
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
    int rule = strand.detectors().keySet().iterator().next();
    return new Turn.Watched(new Observed(strand, new int[] {rule}, observation));
  }

  private Watchmen watchmen(EvidenceStore evidence) {
    return new Watchmen(watching, new InProcessStateStore(watching.cells(), 100), evidence, 2);
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
  void aTurnHasWhatWasFoundWhenItWasTold() {
    try (Watchmen watchmen = watchmen(new Counting(false))) {
      watchmen.tell(turns);
      watchmen.await();
    }
    List<Integer> hits = turns.stream().map(each -> ((Turn.Watched) each).hits().size()).toList();
    assertThat(hits.subList(0, 300)).containsOnly(0);
    assertThat(hits.subList(300, TURNS)).containsOnly(1);
  }

  @Test
  void whatFailsWhileTheyTellIsThrownToWhoAwaitsThem() {
    try (Watchmen watchmen = watchmen(new Counting(true))) {
      watchmen.tell(turns);
      assertThatThrownBy(watchmen::await)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("cannot write evidence");
    }
  }
}
