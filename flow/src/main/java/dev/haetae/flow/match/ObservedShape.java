package dev.haetae.flow.match;

import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Numbers;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.ShownTexts;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.run.Observed;
import dev.haetae.detect.run.Strand;
import dev.haetae.detect.state.Texts;
import dev.haetae.flow.spill.SortedRuns;
import dev.haetae.model.log.Place;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** How observations wait. Much of them repeats, so that little of it is written again. */
public final class ObservedShape implements SortedRuns.Shape<Observed> {
  /** Slots of a run; few, for every run that is merged has its own. */
  private static final int SLOTS = 2048;

  private static final int MOST_TEXTS = 10_000;
  private static final int MOST_SHOWN = 1 << 24;

  /** Stands for the number of what was not written before. */
  private static final int UNKNOWN = -1;

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
    Slots repeated = new Slots();
    return observed -> write(observed, repeated, out);
  }

  @Override
  public SortedRuns.Input<Observed> input(DataInput in) {
    Slots repeated = new Slots();
    return () -> read(repeated, in);
  }

  @Override
  public SortedRuns.Packing<Observed> packing() {
    Pools repeated = new Pools();
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

  /** How what observations have in common is written. */
  private interface Repeated {
    void writeRules(int[] rules, DataOutput out) throws IOException;

    int[] readRules(DataInput in) throws IOException;

    void writeAlike(Traits alike, DataOutput out) throws IOException;

    Traits readAlike(Layout layout, DataInput in) throws IOException;

    void writeShown(ShownTexts shown, DataOutput out) throws IOException;

    ShownTexts readShown(DataInput in) throws IOException;

    void writeObject(String object, DataOutput out) throws IOException;

    String readObject(DataInput in) throws IOException;
  }

  /**
   * Writes traits and texts written lately as the number of a slot; who reads it fills the same
   * slots in the same order. Either for writing or for reading. Most texts of traits that are new
   * are those of others: addresses and names are paired anew more often than they are new.
   */
  private final class Slots implements Repeated {
    private final Lately<Traits> traits = new Lately<>(slots, Traits::hashCode);
    private final Lately<String> textsWritten = new Lately<>(slots, String::hashCode);
    private final Lately<Traits.Text> textsRead =
        new Lately<>(slots, text -> text.text().hashCode());
    private final Lately<ShownTexts> shown = new Lately<>(slots, ShownTexts::hashCode);
    private String object = "";

    @Override
    public void writeRules(int[] rules, DataOutput out) throws IOException {
      out.writeShort(rules.length);
      for (int rule : rules) {
        out.writeInt(rule);
      }
    }

    @Override
    public int[] readRules(DataInput in) throws IOException {
      int[] rules = new int[in.readShort()];
      for (int i = 0; i < rules.length; i++) {
        rules[i] = in.readInt();
      }
      return rules;
    }

    @Override
    public void writeAlike(Traits alike, DataOutput out) throws IOException {
      if (traits.isNew(alike, out)) {
        writeText(alike.account(), out);
        writeText(alike.region(), out);
        for (int place = 0; place < alike.telling(); place++) {
          writeText(alike.text(place), out);
        }
      }
    }

    private void writeText(String text, DataOutput out) throws IOException {
      if (textsWritten.isNew(text, out)) {
        Texts.write(text, out);
      }
    }

    @Override
    public Traits readAlike(Layout layout, DataInput in) throws IOException {
      return traits.read(in, () -> readNew(layout, in));
    }

    private Traits readNew(Layout layout, DataInput in) throws IOException {
      Traits.Text account = readText(in);
      Traits.Text region = readText(in);
      List<Traits.Text> texts = new ArrayList<>(Math.min(layout.telling(), MOST_TEXTS));
      for (int i = 0; i < layout.telling(); i++) {
        texts.add(readText(in));
      }
      return new Traits(account, region, texts, ShownTexts.NONE);
    }

    private Traits.Text readText(DataInput in) throws IOException {
      return textsRead.read(in, () -> Traits.Text.of(Texts.read(in)));
    }

    @Override
    public void writeShown(ShownTexts texts, DataOutput out) throws IOException {
      if (shown.isNew(texts, out)) {
        texts.write(out);
      }
    }

    @Override
    public ShownTexts readShown(DataInput in) throws IOException {
      return shown.read(in, () -> ShownTexts.read(in, MOST_SHOWN));
    }

    @Override
    public void writeObject(String written, DataOutput out) throws IOException {
      boolean known = written.equals(object);
      out.writeBoolean(known);
      if (!known) {
        object = written;
        Texts.write(object, out);
      }
    }

    @Override
    public String readObject(DataInput in) throws IOException {
      if (!in.readBoolean()) {
        object = Texts.read(in);
      }
      return object;
    }
  }

  /** What was written lately, or read: the last one of each slot. */
  private static final class Lately<E> {
    private final @Nullable Object[] met;
    private final ToIntFunction<E> hash;

    Lately(int slots, ToIntFunction<E> hash) {
      this.met = new Object[slots];
      this.hash = hash;
    }

    private int slot(E thing) {
      return hash.applyAsInt(thing) & (met.length - 1);
    }

    /** Writes the slot of what is equal; where nothing is, the thing itself is to be written. */
    boolean isNew(E thing, DataOutput out) throws IOException {
      int slot = slot(thing);
      boolean known = thing.equals(met[slot]);
      out.writeShort(known ? slot : UNKNOWN);
      met[slot] = thing;
      return !known;
    }

    // Only things of its own are put there.
    @SuppressWarnings("unchecked")
    private E at(int slot) {
      return (E) Objects.requireNonNull(met[slot]);
    }

    /** Reads a slot, or the thing itself where it was written. */
    E read(DataInput in, SortedRuns.Input<E> itself) throws IOException {
      int slot = in.readShort();
      if (slot != UNKNOWN) {
        return at(slot);
      }
      E read = itself.read();
      met[slot(read)] = read;
      return read;
    }
  }

  /** Keeps each once, for what stays in memory, and writes its number. */
  private static final class Pools implements Repeated {
    /** Bytes of what refers to one. */
    private static final int ENTRY = 60;

    /** Traits share their texts with others: each has as many to itself as one in so many. */
    private static final int SHARED = 4;

    private static final int MET_SLOTS = 1 << 12;

    private final Pool<int[]> rules = new Pool<>();
    private final Pool<Traits> traits = new Pool<>();
    private final Pool<String> objects = new Pool<>();
    private final Pool<ShownTexts> shown = new Pool<>();
    private final ShownTexts[] shownOnce = new ShownTexts[MET_SLOTS];
    private int held;

    Pools() {
      Arrays.fill(shownOnce, ShownTexts.NONE);
    }

    @Override
    public void writeRules(int[] written, DataOutput out) throws IOException {
      out.writeInt(rules.number(written));
    }

    @Override
    public int[] readRules(DataInput in) throws IOException {
      return rules.get(in.readInt());
    }

    @Override
    public void writeAlike(Traits alike, DataOutput out) throws IOException {
      int before = traits.size();
      out.writeInt(traits.number(alike));
      held += traits.size() > before ? alike.size() / SHARED : 0;
    }

    @Override
    public Traits readAlike(Layout layout, DataInput in) throws IOException {
      return traits.get(in.readInt());
    }

    /** Where texts never repeat none are kept: what is met for the first time is only written. */
    @Override
    public void writeShown(ShownTexts texts, DataOutput out) throws IOException {
      boolean known = shown.has(texts);
      if (known || isMetAgain(texts)) {
        held += known ? 0 : texts.size();
        out.writeInt(shown.number(texts));
      } else {
        out.writeInt(UNKNOWN);
        texts.write(out);
      }
    }

    private boolean isMetAgain(ShownTexts texts) {
      int slot = texts.hashCode() & (MET_SLOTS - 1);
      boolean met = shownOnce[slot].equals(texts);
      if (texts.isRemembered()) {
        shownOnce[slot] = texts;
      }
      return met;
    }

    @Override
    public ShownTexts readShown(DataInput in) throws IOException {
      int number = in.readInt();
      return number == UNKNOWN ? ShownTexts.read(in, MOST_SHOWN) : shown.get(number);
    }

    @Override
    public void writeObject(String object, DataOutput out) throws IOException {
      out.writeInt(objects.number(object));
    }

    @Override
    public String readObject(DataInput in) throws IOException {
      return objects.get(in.readInt());
    }

    int held() {
      return held + ENTRY * (rules.size() + traits.size() + objects.size() + shown.size());
    }
  }

  /** Things and their numbers; two that are equal but not the same may both be kept. */
  private static final class Pool<E> {
    private final IdentityHashMap<E, Integer> numbers = new IdentityHashMap<>();
    private final List<E> things = new ArrayList<>();

    boolean has(E thing) {
      return numbers.containsKey(thing);
    }

    int number(E thing) {
      Integer known = numbers.get(thing);
      if (known == null) {
        known = things.size();
        numbers.put(thing, known);
        things.add(thing);
      }
      return known;
    }

    E get(int number) {
      return things.get(number);
    }

    int size() {
      return things.size();
    }
  }
}
