package dev.haetae.flow;

import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Numbers;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.run.Observed;
import dev.haetae.detect.run.Strand;
import dev.haetae.detect.state.Texts;
import dev.haetae.model.Place;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How observations wait. Traits repeat a lot, so that a run writes those it wrote lately as the
 * number of a slot; who reads it fills the same slots in the same order.
 */
final class ObservedShape implements SortedRuns.Shape<Observed> {
  /** Slots of a run; few, for every run that is merged has its own. */
  private static final int SLOTS = 512;

  private static final int MOST_TEXTS = 10_000;

  private final List<Strand> strands;
  private final int slots;

  /**
   * @param strands every strand there is
   */
  ObservedShape(List<Strand> strands) {
    this(strands, SLOTS);
  }

  /**
   * @param slots how many traits a run remembers, a power of two
   */
  ObservedShape(List<Strand> strands, int slots) {
    this.strands = List.copyOf(strands);
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

  /** Without its traits and rules, which it shares. */
  @Override
  public int size(Observed observed) {
    Observation observation = observed.observation();
    return 200 + observation.numbers().size() * 8 + observation.id().length();
  }

  @Override
  public SortedRuns.Output<Observed> output(DataOutput out) {
    return new Writing(out);
  }

  @Override
  public SortedRuns.Input<Observed> input(DataInput in) {
    return new Reading(in);
  }

  private int slot(int hash) {
    return hash & (slots - 1);
  }

  private final class Writing implements SortedRuns.Output<Observed> {
    private final DataOutput out;
    private final @Nullable Traits[] traits = new Traits[slots];
    private String object = "";

    Writing(DataOutput out) {
      this.out = out;
    }

    @Override
    public void write(Observed observed) throws IOException {
      Observation observation = observed.observation();
      out.writeShort(strands.indexOf(observed.strand()));
      out.writeLong(observation.time());
      out.writeLong(observation.identity());
      write(observation.traits());
      for (int i = 0; i < observation.numbers().size(); i++) {
        out.writeLong(observation.numbers().at(i));
      }
      out.writeBoolean(observation.place().object().equals(object));
      if (!observation.place().object().equals(object)) {
        object = observation.place().object();
        Texts.write(object, out);
      }
      out.writeLong(observation.place().line());
      Texts.write(observation.id(), out);
      out.writeShort(observed.rules().length);
      for (int rule : observed.rules()) {
        out.writeInt(rule);
      }
    }

    private void write(Traits written) throws IOException {
      int slot = slot(written.hashCode());
      Traits before = traits[slot];
      boolean known = before != null && before.equals(written);
      out.writeShort(known ? slot : -1);
      if (!known) {
        traits[slot] = written;
        out.writeUTF(written.account());
        out.writeUTF(written.region());
        for (String text : written.texts()) {
          Texts.write(text, out);
        }
      }
    }
  }

  private final class Reading implements SortedRuns.Input<Observed> {
    private final DataInput in;
    private final @Nullable Traits[] traits = new Traits[slots];
    private String object = "";

    Reading(DataInput in) {
      this.in = in;
    }

    @Override
    public Observed read() throws IOException {
      Strand strand = strands.get(in.readShort());
      long time = in.readLong();
      long identity = in.readLong();
      Traits read = traits(strand.layout());
      long[] numbers = new long[strand.layout().numbers().size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = in.readLong();
      }
      if (!in.readBoolean()) {
        object = Texts.read(in);
      }
      Place place = new Place(object, in.readLong());
      String id = Texts.read(in);
      int[] rules = new int[in.readShort()];
      for (int i = 0; i < rules.length; i++) {
        rules[i] = in.readInt();
      }
      return new Observed(
          strand,
          rules,
          new Observation(strand.log(), time, identity, read, Numbers.of(numbers), place, id));
    }

    private Traits traits(Layout layout) throws IOException {
      int slot = in.readShort();
      if (slot >= 0) {
        return Objects.requireNonNull(traits[slot]);
      }
      String account = in.readUTF();
      String region = in.readUTF();
      int count = layout.texts().size();
      List<String> texts = new ArrayList<>(Math.min(count, MOST_TEXTS));
      for (int i = 0; i < count; i++) {
        texts.add(Texts.read(in));
      }
      Traits read = new Traits(account, region, texts, layout.telling());
      traits[slot(read.hashCode())] = read;
      return read;
    }
  }
}
