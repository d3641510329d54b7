package dev.haetae.flow.match;

import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.ShownTexts;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.state.Texts;
import dev.haetae.flow.spill.SortedRuns;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes traits and texts written lately as the number of a slot; who reads it fills the same slots
 * in the same order. Either for writing or for reading. Most texts of traits that are new are those
 * of others: addresses and names are paired anew more often than they are new.
 */
final class RepeatedSlots implements Repeated {
  private static final int MOST_TEXTS = 10_000;

  private final Lately<Traits> traits;
  private final Lately<String> textsWritten;
  private final Lately<Traits.Text> textsRead;
  private final Lately<ShownTexts> shown;
  private String object = "";

  /**
   * Slots that hold nothing.
   *
   * @param slots how many of each kind, a power of two
   */
  RepeatedSlots(int slots) {
    this.traits = new Lately<>(slots, Traits::hashCode);
    this.textsWritten = new Lately<>(slots, String::hashCode);
    this.textsRead = new Lately<>(slots, text -> text.text().hashCode());
    this.shown = new Lately<>(slots, ShownTexts::hashCode);
  }

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
}
