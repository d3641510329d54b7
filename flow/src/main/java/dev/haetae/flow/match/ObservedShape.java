package dev.haetae.flow.match;

import dev.haetae.detect.mechanism.Numbers;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.run.Feed;
import dev.haetae.detect.run.Observed;
import dev.haetae.detect.state.Texts;
import dev.haetae.flow.spill.SortedRuns;
import dev.haetae.model.log.Place;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;

/** How observations wait. Much of them repeats, so that little of it is written again. */
public final class ObservedShape implements SortedRuns.Shape<Observed> {
  /** Slots of a run; few, for every run that is merged has its own. */
  private static final int SLOTS = 2048;

  private final List<Feed> feeds;
  private final IdentityHashMap<Feed, Integer> numbers = new IdentityHashMap<>();
  private final int slots;

  /**
   * @param feeds every feed there is
   */
  public ObservedShape(List<Feed> feeds) {
    this(feeds, SLOTS);
  }

  /**
   * @param slots how many traits a run remembers, a power of two
   */
  public ObservedShape(List<Feed> feeds, int slots) {
    this.feeds = List.copyOf(feeds);
    this.feeds.forEach(feed -> numbers.put(feed, numbers.size()));
    this.slots = slots;
  }

  @Override
  public String name() {
    return "observations";
  }

  @Override
  public Comparator<Observed> order() {
    return Observed.ORDER;
  }

  @Override
  public long time(Observed observed) {
    return observed.observation().time();
  }

  @Override
  public boolean isAhead(Observed observed) {
    return observed.isAhead();
  }

  @Override
  public long identity(Observed observed) {
    return observed.observation().identity();
  }

  @Override
  public int kind(Observed observed) {
    return observed.feed().number();
  }

  @Override
  public SortedRuns.Output<Observed> output(DataOutput out) {
    Repeated repeated = new RepeatedSlots(slots);
    return observed -> write(observed, repeated, out);
  }

  @Override
  public SortedRuns.Input<Observed> input(DataInput in) {
    Repeated repeated = new RepeatedSlots(slots);
    return () -> read(repeated, in);
  }

  @Override
  public SortedRuns.Packing<Observed> packing() {
    RepeatedPools repeated = new RepeatedPools();
    return new SortedRuns.Packing<>() {
      @Override
      public void write(Observed observed, DataOutput out) throws IOException {
        ObservedShape.this.write(observed, repeated, out);
      }

      @Override
      public Observed read(DataInput in) throws IOException {
        return ObservedShape.this.read(repeated, in);
      }

      @Override
      public int held() {
        return repeated.held();
      }
    };
  }

  private void write(Observed observed, Repeated repeated, DataOutput out) throws IOException {
    Observation observation = observed.observation();
    out.writeShort(Objects.requireNonNull(numbers.get(observed.feed())));
    repeated.writeRules(observed.rules(), out);
    out.writeLong(observation.time());
    out.writeLong(observation.identity());
    repeated.writeAlike(observation.traits().alike(), out);
    repeated.writeShown(observation.traits().shown(), out);
    PackedNumbers.write(observation.numbers(), out);
    repeated.writeObject(observation.place().object(), out);
    out.writeLong(observation.place().line());
    Texts.write(observation.id(), out);
  }

  private Observed read(Repeated repeated, DataInput in) throws IOException {
    Feed feed = feeds.get(in.readShort());
    int[] rules = repeated.readRules(in);
    long time = in.readLong();
    long identity = in.readLong();
    Traits alike = repeated.readAlike(feed.layout(), in);
    Traits traits = alike.showing(repeated.readShown(in));
    Numbers numbers = PackedNumbers.read(feed.layout().numbers().size(), in);
    Place place = new Place(repeated.readObject(in), in.readLong());
    String id = Texts.read(in);
    return new Observed(
        feed, rules, new Observation(feed.log(), time, identity, traits, numbers, place, id));
  }
}
