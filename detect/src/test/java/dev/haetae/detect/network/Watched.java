package dev.haetae.detect.network;

import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.KeyedState;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.MechanismReader;
import dev.haetae.detect.mechanism.Numbers;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.mechanism.ShownTexts;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.state.InProcessStateStore;
import dev.haetae.detect.yaml.YamlFile;
import dev.haetae.model.log.Place;
import dev.haetae.testkit.OpenCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A mechanism told of flow records, and what it found. */
public final class Watched {
  private final Watcher watcher;
  private final InProcessStateStore store;
  private final List<Hit> hits = new ArrayList<>();
  private long number;

  private Watched(Watcher watcher, InProcessStateStore store) {
    this.watcher = watcher;
    this.store = store;
  }

  /** A mechanism as a detector file names it. */
  public static Watched by(String mechanism, Surroundings surroundings) {
    Plan plan =
        MechanismReader.read("test", YamlFile.read("test", mechanism).documents().get(0)).plan();
    OpenCatalog catalog =
        OpenCatalog.ofFields("vpcflow", Stream.concat(Flow.TEXTS.stream(), Flow.NUMBERS.stream()));
    Layout layout = new Layout(catalog, Flow.TEXTS, Flow.TEXTS.size(), Flow.NUMBERS);
    return new Watched(
        plan.watcher(layout, surroundings), new InProcessStateStore(plan.cells(), 1_000));
  }

  /** Tells it of a record that begins then, in seconds, and is of as many seconds. */
  public void tell(long second, Records record) {
    Traits traits =
        new Traits(
            "111122223333",
            "eu-west-1",
            List.of(
                record.source(),
                record.destination(),
                record.packetSource(),
                record.packetDestination(),
                record.direction(),
                "",
                "eni-0123456789abcdef0",
                "",
                record.action()),
            ShownTexts.NONE);
    if (!watcher.wants(traits)) {
      return;
    }
    Observation observation =
        new Observation(
            "vpcflow",
            second * 1_000_000,
            number,
            traits,
            Numbers.of(
                record.sourcePort(),
                record.destinationPort(),
                record.protocol(),
                record.packets(),
                record.bytes(),
                record.flags(),
                Numbers.ABSENT,
                Numbers.ABSENT,
                Numbers.ABSENT,
                Numbers.ABSENT),
            new Place("test", number),
            "test-" + number++);
    store.advance(observation.time());
    watcher.observe(
        observation, new Telling(new KeyedState(store, watcher.key(observation)), number, hits));
  }

  public List<Hit> hits() {
    return hits;
  }

  private record Telling(KeyedState state, long evidence, List<Hit> hits)
      implements Watcher.Context {
    @Override
    public void hit(Hit hit) {
      hits.add(hit);
    }
  }
}
