package dev.haetae.flow.match;

import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.ShownTexts;
import dev.haetae.detect.mechanism.Traits;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/** Keeps each once, for what stays in memory, and writes its number. */
final class RepeatedPools implements Repeated {
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

  RepeatedPools() {
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
