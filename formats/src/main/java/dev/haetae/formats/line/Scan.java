package dev.haetae.formats.line;

import java.nio.charset.StandardCharsets;

/** Looks for things in a run of bytes. Every search gives -1 where there is nothing. */
public final class Scan {
  private Scan() {}

  /** The bytes of a word to look for. */
  public static byte[] word(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Index of the first such byte. */
  public static int find(byte[] bytes, int start, int end, char wanted) {
    for (int i = start; i < end; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** Index of the last such byte. */
  public static int findLast(byte[] bytes, int start, int end, char wanted) {
    for (int i = end - 1; i >= start; i--) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** Index of the first place where the word stands. */
  public static int find(byte[] bytes, int start, int end, byte[] word) {
    for (int i = start; i <= end - word.length; i++) {
      if (startsWith(bytes, i, end, word)) {
        return i;
      }
    }
    return -1;
  }

  /** Index of the first byte after the word, or -1 where the word is not there. */
  public static int after(byte[] bytes, int start, int end, byte[] word) {
    int at = find(bytes, start, end, word);
    return at < 0 ? -1 : at + word.length;
  }

  /** Whether the bytes begin with the word. */
  public static boolean startsWith(byte[] bytes, int start, int end, byte[] word) {
    if (end - start < word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (bytes[start + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether the bytes are exactly the word. */
  public static boolean is(byte[] bytes, int start, int end, byte[] word) {
    return end - start == word.length && startsWith(bytes, start, end, word);
  }

  /** Whether the bytes are the sign for "no value". */
  public static boolean isDash(byte[] bytes, int start, int end) {
    return end - start == 1 && bytes[start] == '-';
  }

  /** Whether there is at least one byte and all are decimal digits. */
  public static boolean isDigits(byte[] bytes, int start, int end) {
    return start < end && afterDigits(bytes, start, end) == end;
  }

  /** Index of the first byte that is not a digit; {@code end} where all are. */
  public static int afterDigits(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at;
  }

  /** Index of the first byte that is not a blank; {@code end} where all are. */
  public static int afterBlanks(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
    return at;
  }

  /** Index of the first such byte, or {@code end} where there is none. */
  public static int until(byte[] bytes, int start, int end, char stop) {
    int at = find(bytes, start, end, stop);
    return at < 0 ? end : at;
  }
}
