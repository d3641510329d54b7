package dev.haetae.detect.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Values in use. What millions of callers left behind is hardly ever asked for again and takes two
 * to three times as much as objects as it does written down, so only the values used last are kept
 * as objects, and the others as their codec writes them.
 */
final class Warm<T> {
  private static final byte[] NOT_PACKED = {};

  private final Codec<T> codec;
  private final int most;
  private final ArrayDeque<Slot<T>> slots = new ArrayDeque<>();

  /**
   * No values yet.
   *
   * @param most values kept as objects
   */
  Warm(Codec<T> codec, int most) {
    this.codec = codec;
    this.most = most;
  }

  /** Where a value is kept, as an object or packed. */
  static final class Slot<T> {
    private @Nullable T live;
    private byte[] packed = NOT_PACKED;

    private void pack(Codec<T> codec) {
      T value = live;
      if (value != null) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
          codec.write(value, new DataOutputStream(bytes));
        } catch (IOException impossible) {
          throw new UncheckedIOException(impossible);
        }
        packed = bytes.toByteArray();
        live = null;
      }
    }

    void write(Codec<T> codec, DataOutput out) throws IOException {
      T value = live;
      if (value == null) {
        out.write(packed);
      } else {
        codec.write(value, out);
      }
    }
  }

  /** The value in a slot: the same object until {@code most} others were asked for. */
  T get(Slot<T> slot) {
    T live = slot.live;
    if (live != null) {
      return live;
    }
    try {
      T value = codec.read(new DataInputStream(new ByteArrayInputStream(slot.packed)));
      set(slot, value);
      return value;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A slot with a value. */
  Slot<T> slot(T value) {
    Slot<T> slot = new Slot<>();
    set(slot, value);
    return slot;
  }

  /** Puts a value in place of another. */
  void set(Slot<T> slot, T value) {
    boolean isCold = slot.live == null;
    slot.live = value;
    slot.packed = NOT_PACKED;
    if (isCold && !codec.isCompact()) {
      slots.add(slot);
      if (slots.size() > most) {
        slots.remove().pack(codec);
      }
    }
  }
}
