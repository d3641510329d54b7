package dev.haetae.files.archive;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes whose first ones can be looked at before they are read. Closing it does nothing: whoever
 * opened the bytes below closes them.
 */
final class PeekStream extends BlockStream {
  /** Enough to know a tar by: its first header. */
  private static final int HEAD = 512;

  private final InputStream bytes;
  private final byte[] head = new byte[HEAD];
  private int headLength;
  private int headAt;
  private boolean ended;
  private boolean readerEnded;
  private @Nullable Damage afterHead;

  /**
   * Reads the head.
   *
   * @throws Damage when not even one byte can be had
   */
  PeekStream(InputStream bytes) throws IOException {
    this.bytes = bytes;
    try {
      fillHead();
    } catch (Damage damage) {
      if (headLength == 0) {
        throw damage;
      }
      afterHead = damage;
    }
  }

  private void fillHead() throws IOException {
    while (headLength < HEAD && !ended) {
      int got = bytes.read(head, headLength, HEAD - headLength);
      if (got < 0) {
        ended = true;
      } else {
        headLength += got;
      }
    }
  }

  /** The first bytes, as many of {@value #HEAD} as there are. */
  byte[] head() {
    return java.util.Arrays.copyOf(head, headLength);
  }

  /** Whether the reader was told that there is no more. */
  boolean ended() {
    return readerEnded;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (headAt < headLength) {
      int got = Math.min(length, headLength - headAt);
      System.arraycopy(head, headAt, into, offset, got);
      headAt += got;
      return got;
    }
    if (afterHead != null) {
      throw afterHead;
    }
    int got = ended ? -1 : bytes.read(into, offset, length);
    ended |= got < 0;
    readerEnded |= got < 0;
    return got;
  }
}
