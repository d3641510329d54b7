package dev.haetae.detect.match;

import dev.haetae.model.JsonText;
import dev.haetae.model.address.Address;
import dev.haetae.model.address.Network;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Slice;
import dev.haetae.model.event.ValueKind;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thread's view of the event at hand: what was already decoded, folded and decided of it. A
 * counter, raised with every event, tells old entries from new, so nothing is cleared.
 */
final class EventView implements LiteralScanner.Leads {
  /** Stand for values of the whole record among the handles of values, which begin at 0. */
  private static final int RAW = -1;

  private static final int UNESCAPED_RAW = -2;
  private static final int SLOTS_BEFORE_VALUES = 2;
  private static final byte[] BACKSLASH = {'\\'};

  private final boolean[] held;
  private final int[] decided;
  private final Folding folding = new Folding();
  private final Slice slice = new Slice();
  private final Current current = new Current();
  private int[] foldedStarts = new int[256];
  private int[] foldedEnds = new int[256];
  private int[] foldedIn = new int[256];
  private byte[] unescaped = {};
  private int generation;
  private @Nullable Event event;

  /** A value being tested: its text as it is, and folded when first asked for. */
  final class Current {
    private int value;
    byte[] bytes = {};
    int start;
    int end;
    private int foldedStart;
    private int foldedEnd;
    private boolean folded;
    private boolean number;
    private final Address address = new Address();

    /** Whether the log wrote it as a number. */
    boolean number() {
      return number;
    }

    /** Whether it writes an address of the network. */
    boolean isIn(Network network) {
      return address.read(bytes, start, end) && network.contains(address);
    }

    byte[] folded() {
      if (!folded) {
        fold();
      }
      return folding.bytes();
    }

    int foldedStart() {
      return foldedStart;
    }

    int foldedEnd() {
      return foldedEnd;
    }

    private void fold() {
      folded = true;
      int slot = value + SLOTS_BEFORE_VALUES;
      if (slot >= foldedIn.length) {
        growSlots(slot);
      }
      if (foldedIn[slot] != generation) {
        foldedStarts[slot] = folding.used();
        folding.append(bytes, start, end);
        foldedEnds[slot] = folding.used();
        foldedIn[slot] = generation;
      }
      foldedStart = foldedStarts[slot];
      foldedEnd = foldedEnds[slot];
    }
  }

  EventView(int atoms) {
    this.held = new boolean[atoms];
    this.decided = new int[atoms];
  }

  /** Turns to the next event. */
  void begin(Event next) {
    event = next;
    folding.clear();
    if (++generation == 0) {
      Arrays.fill(decided, 0);
      Arrays.fill(foldedIn, 0);
      generation = 1;
    }
  }

  Event event() {
    return Objects.requireNonNull(event, "no event was begun");
  }

  /** Whether an atom holds; worked out once an event. */
  boolean holds(Atom atom) {
    int id = atom.id();
    if (decided[id] != generation) {
      boolean holds = atom.condition().holds(this);
      decided[id] = generation;
      held[id] = holds;
    }
    return held[id];
  }

  /** These atoms hold. */
  @Override
  public void add(int[] atoms) {
    for (int id : atoms) {
      decided[id] = generation;
      held[id] = true;
    }
  }

  /** Whether it is known of an atom that it holds. */
  boolean isHeld(int atom) {
    return decided[atom] == generation && held[atom];
  }

  /**
   * The text of a value; the same object is filled again by the next call.
   *
   * @return whether there is a value: a null or an empty list has none
   */
  boolean turnTo(int value) {
    ValueKind kind = event().kind(value);
    if (kind == ValueKind.NULL || kind == ValueKind.EMPTY) {
      return false;
    }
    event().read(value, slice);
    fill(value, slice.bytes(), slice.start(), slice.end());
    current.number = kind == ValueKind.NUMBER;
    return true;
  }

  /** Turns to the record as it was written. */
  void turnToRaw() {
    Slice raw = event().raw();
    fill(RAW, raw.bytes(), raw.start(), raw.end());
  }

  /** Turns to the record with JSON's escapes resolved; false where it has none. */
  boolean turnToUnescapedRaw() {
    Slice raw = event().raw();
    if (raw.length() == 0
        || raw.bytes()[raw.start()] != '{'
        || Bytes.indexOf(raw.bytes(), raw.start(), raw.end(), BACKSLASH) < 0) {
      return false;
    }
    if (unescaped.length < raw.length()) {
      unescaped = new byte[raw.length() * 2];
    }
    int end = JsonText.unescape(raw.bytes(), raw.start(), raw.end(), unescaped, 0);
    fill(UNESCAPED_RAW, unescaped, 0, end);
    return true;
  }

  private void fill(int value, byte[] bytes, int start, int end) {
    current.value = value;
    current.bytes = bytes;
    current.start = start;
    current.end = end;
    current.folded = false;
    current.number = false;
  }

  /** The value last turned to. */
  Current current() {
    return current;
  }

  private void growSlots(int slot) {
    int size = Math.max(slot + 1, foldedIn.length * 2);
    foldedIn = Arrays.copyOf(foldedIn, size);
    foldedStarts = Arrays.copyOf(foldedStarts, size);
    foldedEnds = Arrays.copyOf(foldedEnds, size);
  }
}
