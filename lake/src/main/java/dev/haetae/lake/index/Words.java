package dev.haetae.lake.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Takes text apart into words: runs of letters, digits and whatever is not ASCII, of three bytes
 * and more. Four numbers between dots are one word besides, wherever they stand, since the parts of
 * an address say nothing. Where JSON's escapes stand in or beside a word ({@code caf\u00e9}, {@code
 * \nnext}) the word that is meant is there besides what is written.
 */
final class Words {
  private static final int SHORTEST = 3;
  private static final int QUAD = 4;
  private static final boolean[] IN_WORD = new boolean[256];

  static {
    for (int b = 0; b < IN_WORD.length; b++) {
      IN_WORD[b] = b >= 0x80 || Character.isLetterOrDigit(b);
    }
  }

  /** Where the last numbers between dots began. */
  private final int[] begins = new int[QUAD];

  private final Escapes escapes = new Escapes();
  private byte[] word = new byte[64];
  private int length;
  private int numbers;

  /** Where the last number ended. */
  private int last;

  /** Gives the hash of every word at {@code bytes[start, end)}. */
  void each(byte[] bytes, int start, int end, LongConsumer words) {
    numbers = 0;
    int at = start;
    int meant = start;
    while (at < end) {
      if (!IN_WORD[bytes[at] & 0xFF]) {
        if (bytes[at] == '\\' && at >= meant) {
          meant = meant(bytes, meant, at, end, words);
        }
        at++;
        continue;
      }
      int begin = at;
      long hash = WordHash.SEED;
      boolean digits = true;
      while (at < end && IN_WORD[bytes[at] & 0xFF]) {
        byte b = bytes[at++];
        digits &= b >= '0' && b <= '9';
        hash = WordHash.take(hash, b);
      }
      if (at - begin >= SHORTEST) {
        words.accept(WordHash.end(hash));
      }
      quad(bytes, begin, at, digits, words);
    }
  }

  /**
   * Gives the words that escapes are part of or stand beside, as they are meant.
   *
   * @param after where the last escape before ended
   * @param at where the first of the escapes is
   * @return where the last of these words ends
   */
  private int meant(byte[] bytes, int after, int at, int end, LongConsumer words) {
    int from = at;
    while (from > after && IN_WORD[bytes[from - 1] & 0xFF]) {
      from--;
    }
    escapes.reset(bytes, from, end);
    length = 0;
    boolean goesOn = true;
    while (goesOn || escapes.follows()) {
      boolean isEscaped = escapes.follows();
      int decoded = escapes.next();
      boolean isWord = decoded >= 0 && IN_WORD[decoded];
      goesOn = isWord || isEscaped;
      if (isWord) {
        if (length == word.length) {
          word = Arrays.copyOf(word, length * 2);
        }
        word[length++] = (byte) decoded;
      } else {
        if (length >= SHORTEST) {
          words.accept(WordHash.of(word, 0, length));
        }
        length = 0;
        if (decoded < 0) {
          break;
        }
      }
    }
    return escapes.at();
  }

  private void quad(byte[] bytes, int begin, int end, boolean digits, LongConsumer words) {
    if (!digits || end - begin > SHORTEST) {
      numbers = 0;
      return;
    }
    boolean follows = numbers > 0 && begin - 1 == last && bytes[last] == '.';
    numbers = follows ? numbers + 1 : 1;
    begins[(numbers - 1) % QUAD] = begin;
    last = end;
    if (numbers >= QUAD) {
      words.accept(WordHash.of(bytes, begins[numbers % QUAD], end));
    }
  }

  /** The hashes of the words that are in any text that contains this one as whole words. */
  static List<Long> of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Long> hashes = new ArrayList<>();
    new Words().each(bytes, 0, bytes.length, hashes::add);
    return hashes;
  }
}
