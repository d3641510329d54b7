package dev.haetae.detect.run;

import dev.haetae.model.Words;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * A hash of 128 bits over a row of tagged texts, whose key is drawn by each process: any two
 * different rows of up to 16 KiB have the same one with a chance of 2<sup>-64</sup>, whoever chose
 * them, as long as the key is not known. So what has the same may be taken to be the same, and need
 * not be kept to compare.
 *
 * @see <a href="https://doi.org/10.1007/3-540-48405-1_14">J. Black et al., UMAC: Fast and Secure
 *     Message Authentication (1999): the family NH</a>
 */
final class UniversalHash {
  private static final int WORD = 8;

  /** Words of the longest row. */
  private static final int MOST_WORDS = (16 << 10) / WORD;

  private final long[] keys;
  private int words;
  private long low;
  private long high;

  /** What a hash is worked out with, and whoever knows it can choose what has the same. */
  static final class Key {
    static final Key OF_VALUES = new Key();

    /** For hashes of what was hashed with the other, since what is hashed must not depend on it. */
    static final Key OF_HASHES = new Key();

    private final long[] words = new long[MOST_WORDS + 2];

    private Key() {
      byte[] bytes = new byte[words.length * WORD];
      new SecureRandom().nextBytes(bytes);
      ByteBuffer.wrap(bytes).asLongBuffer().get(words);
    }
  }

  UniversalHash(Key key) {
    this.keys = key.words;
  }

  /** Begins a row. */
  void begin() {
    words = 0;
    low = 0;
    high = 0;
  }

  /**
   * Adds {@code bytes[start, end)} to the row.
   *
   * @param tag what the text is, up to 32 bits
   * @return false where the row is too long
   */
  boolean add(int tag, byte[] bytes, int start, int end) {
    int length = end - start;
    if (length / WORD + 4 > MOST_WORDS - words) {
      return false;
    }
    int at = start;
    add((long) tag << 32 | length, word(bytes, at, end));
    for (at += WORD; at < end; at += 2 * WORD) {
      add(word(bytes, at, end), word(bytes, at + WORD, end));
    }
    return true;
  }

  /** Ends the row: its hash is known then. */
  void end() {
    multiply(words + keys[MOST_WORDS], keys[MOST_WORDS + 1]);
  }

  /** Adds two words to a row in which every word has a place of its own. */
  void add(long left, long right) {
    multiply(left + keys[words], right + keys[words + 1]);
    words += 2;
  }

  /** Eight bytes, or what is left of them and zeros. */
  private static long word(byte[] bytes, int at, int end) {
    int left = end - at;
    if (left >= WORD) {
      return Words.at(bytes, at);
    }
    if (left <= 0) {
      return 0;
    }
    if (at + WORD <= bytes.length) {
      return Words.at(bytes, at) & (-1L >>> (64 - 8 * left));
    }
    long word = 0;
    for (int i = left - 1; i >= 0; i--) {
      word = word << 8 | (bytes[at + i] & 0xFF);
    }
    return word;
  }

  private void multiply(long left, long right) {
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
