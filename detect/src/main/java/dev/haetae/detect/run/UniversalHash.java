package dev.haetae.detect.run;

import dev.haetae.model.Words;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A hash of 128 bits whose key is drawn for each of them: any two different texts of up to 16 KiB
 * have the same one with a chance of 2<sup>-64</sup>, whoever chose them, as long as the key is not
 * known. So what has the same may be taken to be the same, and need not be kept to compare.
 *
 * @see <a href="https://doi.org/10.1007/3-540-48405-1_14">J. Black et al., UMAC: Fast and Secure
 *     Message Authentication (1999): the family NH</a>
 */
final class UniversalHash {
  /** Bytes of the longest text. */
  static final int LONGEST = 16 << 10;

  /** Bytes that must be free behind a text. */
  static final int ROOM = 16;

  private static final int WORD = 8;

  private final long[] keys = new long[LONGEST / WORD + 4];
  private long low;
  private long high;

  UniversalHash() {
    SecureRandom random = new SecureRandom();
    Arrays.setAll(keys, unused -> random.nextLong());
  }

  /**
   * Turns to a text.
   *
   * @param bytes holds it from its beginning on, and has {@link #ROOM} behind it, which is
   *     overwritten
   * @param length up to {@link #LONGEST}
   */
  void turnTo(byte[] bytes, int length) {
    Arrays.fill(bytes, length, length + ROOM, (byte) 0);
    low = 0;
    high = 0;
    int key = 0;
    for (int at = 0; at < length; at += ROOM) {
      add(Words.at(bytes, at) + keys[key], Words.at(bytes, at + WORD) + keys[key + 1]);
      key += 2;
    }
    add(length + keys[keys.length - 2], keys[keys.length - 1]);
  }

  private void add(long left, long right) {
    long product = left * right;
    low += product;
    high += Math.multiplyHigh(left, right);
    if (Long.compareUnsigned(low, product) < 0) {
      high++;
    }
  }

  long low() {
    return low;
  }

  long high() {
    return high;
  }
}
