package dev.haetae.formats.scan;

import dev.haetae.model.Words;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the objects at one node in the order they came in last. Whoever writes a log writes
 * its keys in the same order nearly always, so the one that comes next is guessed, and mostly only
 * compared: its end, its child and the beginning of its value are known then. For one thread.
 */
final class KeyOrder {
  private static final int LONGEST_KEY = 64;
  private static final int SLOTS = 64;

  /** So many more wrong guesses than right ones, and nothing is learnt any more. */
  private static final int HOPELESS = -256;

  private static final int MOST_LUCK = 64;

  /** Stands before the first key. */
  final Key opening = new Key(new byte[0], 0, null);

  private final @Nullable Key[] learnt = new Key[SLOTS];
  private int luck;

  /** A key as it was written, up to the first byte of its value. */
  static final class Key {
    private final long[] words;
    private final long lastMask;

    /** Bytes from behind the opening quote to the value, or to where white space may precede it. */
    final int length;

    /** The node below it; nothing where nobody asks. */
    final @Nullable PathNode child;

    private @Nullable Key next;

    private Key(byte[] written, int length, @Nullable PathNode child) {
      this.length = length;
      this.child = child;
      this.words = new long[(length + Long.BYTES - 1) / Long.BYTES];
      byte[] padded = Arrays.copyOf(written, words.length * Long.BYTES);
      for (int i = 0; i < words.length; i++) {
        words[i] = Words.at(padded, i * Long.BYTES);
      }
      int left = length % Long.BYTES;
      this.lastMask = left == 0 ? -1 : (1L << (left * Byte.SIZE)) - 1;
    }

    private boolean isAt(byte[] bytes, int start, int limit) {
      if (start + length > limit || start + words.length * Long.BYTES > bytes.length) {
        return false;
      }
      int last = words.length - 1;
      for (int i = 0; i < last; i++) {
        if (Words.at(bytes, start + i * Long.BYTES) != words[i]) {
          return false;
        }
      }
      return (Words.at(bytes, start + last * Long.BYTES) & lastMask) == words[last];
    }
  }

  /** The key that came after another one last time, where it stands there again. */
  @Nullable Key guess(Key before, byte[] bytes, int start, int limit) {
    Key next = before.next;
    if (next == null || !next.isAt(bytes, start, limit)) {
      return null;
    }
    luck = Math.min(luck + 1, MOST_LUCK);
    return next;
  }

  /**
   * Learns which key came.
   *
   * @param start behind its opening quote
   * @param value where its value begins
   */
  Key learn(Key before, byte[] bytes, int start, int value, @Nullable PathNode child) {
    int length = value - start;
    if (luck < HOPELESS || length > LONGEST_KEY || !isAscii(bytes, start, value)) {
      return opening;
    }
    luck--;
    long mixed = (Words.at(bytes, start) + length) * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 32) & (SLOTS - 1);
    Key known = learnt[slot];
    if (known == null || known.length != length || !known.isAt(bytes, start, value)) {
      known = new Key(Arrays.copyOfRange(bytes, start, value), length, child);
      learnt[slot] = known;
    }
    before.next = known;
    return known;
  }

  private static boolean isAscii(byte[] bytes, int start, int end) {
    for (int at = start; at < end; at++) {
      if (bytes[at] < 0) {
        return false;
      }
    }
    return true;
  }
}
