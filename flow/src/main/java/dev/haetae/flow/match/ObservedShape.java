package dev.haetae.flow.match;

import dev.haetae.detect.mechanism.Numbers;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.run.Observed;
import dev.haetae.detect.run.Strand;
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

  private final List<Strand> strands;
  private final IdentityHashMap<Strand, Integer> numbers = new IdentityHashMap<>();
  private final int slots;

  /**
   * @param strands every strand there is
   */
  public ObservedShape(List<Strand> strands) {
    this(strands, SLOTS);
  }

  /**
   * @param slots how many traits a run remembers, a power of two
   */
  public ObservedShape(List<Strand> strands, int slots) {
    this.strands = List.copyOf(strands);
    this.strands.forEach(strand -> numbers.put(strand, numbers.size()));
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
    return observed.strand().number();
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
    out.writeShort(Objects.requireNonNull(numbers.get(observed.strand())));
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
    Strand strand = strands.get(in.readShort());
    int[] rules = repeated.readRules(in);
    long time = in.readLong();
    long identity = in.readLong();
    Traits alike = repeated.readAlike(strand.layout(), in);
    Traits traits = alike.showing(repeated.readShown(in));
    Numbers numbers = PackedNumbers.read(strand.layout().numbers().size(), in);
    Place place = new Place(repeated.readObject(in), in.readLong());
    String id = Texts.read(in);
    return new Observed(
        strand, rules, new Observation(strand.log(), time, identity, traits, numbers, place, id));
  }
}
