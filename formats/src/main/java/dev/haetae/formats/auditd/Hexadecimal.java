package dev.haetae.formats.auditd;

import dev.haetae.formats.line.Scan;

/**
 * The values the kernel does not trust and so writes in hexadecimal, decoded into a buffer that is
 * used again for the next record. For one thread.
 */
final class Hexadecimal {
  /** The fields that may be so encoded, besides the arguments of execve. */
  private static final byte[][] ENCODED = {
    Scan.word("proctitle"),
    Scan.word("name"),
    Scan.word("comm"),
    Scan.word("exe"),
    Scan.word("cwd"),
    Scan.word("cmd"),
    Scan.word("acct"),
    Scan.word("key"),
    Scan.word("data"),
    Scan.word("path"),
    Scan.word("file"),
    Scan.word("dir"),
    Scan.word("ocomm"),
    Scan.word("watch"),
    Scan.word("vm"),
    Scan.word("old-disk"),
    Scan.word("new-disk"),
    Scan.word("device"),
    Scan.word("grp"),
    Scan.word("sw")
  };

  private byte[] buffer = new byte[1024];
  private int used;

  /** Lets the buffer be written anew. */
  void begin() {
    used = 0;
  }

  static boolean isEncodedName(byte[] bytes, int start, int end) {
    for (byte[] name : ENCODED) {
      if (Scan.is(bytes, start, end, name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether all bytes are upper-case hexadecimal digits, two for each byte they stand for. */
  static boolean is(byte[] bytes, int start, int end) {
    boolean is = start < end && (end - start) % 2 == 0;
    for (int i = start; is && i < end; i++) {
      is = (bytes[i] >= '0' && bytes[i] <= '9') || (bytes[i] >= 'A' && bytes[i] <= 'F');
    }
    return is;
  }

  /** Decodes; the text lies in {@link #buffer} from the index returned to {@link #end}. */
  int decode(byte[] bytes, int start, int end) {
    int length = (end - start) / 2;
    if (buffer.length - used < length) {
      buffer = new byte[Math.max(buffer.length * 2, length)];
      used = 0;
    }
    int from = used;
    for (int i = start; i + 1 < end; i += 2) {
      int value = Character.digit(bytes[i], 16) * 16 + Character.digit(bytes[i + 1], 16);
      // Arguments in a process title and keys in a list end with a byte that is no text.
      buffer[used++] = value <= 1 ? (byte) ' ' : (byte) value;
    }
    return from;
  }

  byte[] buffer() {
    return buffer;
  }

  int end() {
    return used;
  }
}
