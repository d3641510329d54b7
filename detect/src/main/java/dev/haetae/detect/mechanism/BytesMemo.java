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
  private final Function<byte[], T> make;
  private final byte[] @Nullable [] keys;
  private final Object[] values;

  /**
   * A memo.
   *
   * @param slots how many are remembered at most, a power of two
   * @param make works it out of bytes that are its own from then on
   */
  public BytesMemo(int slots, Function<byte[], T> make) {
    this.make = make;
    this.keys = new byte[slots][];
    this.values = new Object[slots];
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
    keys[slot] = key;
    values[slot] = value;
    return value;
  }
}
