package dev.haetae.detect.mechanism;

import dev.haetae.model.Hashing;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was made of bytes lately, so that of equal ones little is made anew: a slot for each of some
 * hashes, in which the last one stays. For one thread.
 */
public final class BytesMemo<T> {
  /** Bytes on the heap of one that is remembered, but for those it is made of. */
  private static final int SLOT = 32;

  private final Function<byte[], T> make;
  private final Memory memory;
  private final byte[] @Nullable [] keys;
  private Object[] values;

  /**
   * A memo.
   *
   * @param slots how many are remembered at most, a power of two
   * @param make works it out of bytes that are its own from then on
   * @param memory what the bytes are taken of; who makes more of them than that takes the rest
   */
  public BytesMemo(int slots, Function<byte[], T> make, Memory memory) {
    this.make = make;
    this.memory = memory;
    this.keys = new byte[slots][];
    this.values = new Object[slots];
    memory.share(this::forget);
  }

  private void forget() {
    Arrays.fill(keys, null);
    values = new Object[keys.length];
  }

  private static int size(byte @Nullable [] key) {
    return key == null ? 0 : SLOT + key.length;
  }

  /** What is made of the first {@code length} bytes of a buffer. */
  // Only this method fills the array, with what the function gave.
  @SuppressWarnings("unchecked")
  public T of(byte[] buffer, int length) {
    int slot = (int) Hashing.hash(buffer, 0, length) & (values.length - 1);
    byte @Nullable [] before = keys[slot];
    if (before != null && Arrays.equals(before, 0, before.length, buffer, 0, length)) {
      return (T) values[slot];
    }
    byte[] key = Arrays.copyOf(buffer, length);
    T value = make.apply(key);
    memory.take(size(key) - size(before));
    keys[slot] = key;
    values[slot] = value;
    return value;
  }
}
