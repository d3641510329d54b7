package dev.haetae.formats.read;

import dev.haetae.formats.scan.JsonScanner;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The part of a stream that is in memory: what has been read and not yet consumed, followed by
 * zeros. It grows as far as one record may be long, and no further.
 */
final class Window {
  /** Bytes of a window on an object. */
  private static final int USUAL = 256 << 10;

  /** Bytes of a window on what is packed in a record. */
  private static final int SMALL = 8 << 10;

  private final int maximum;
  private final int usual;
  private InputStream in = InputStream.nullInputStream();
  private boolean ended;

  byte[] bytes = new byte[JsonScanner.PADDING];

  /** Index of the first byte not yet consumed. */
  int start;

  /** Index after the last byte read. */
  int limit;

  private Window(int maximum, int usual) {
    this.maximum = maximum;
    this.usual = usual;
  }

  /** A window on objects, one after the other. */
  static Window onObjects(int maximum) {
    return new Window(maximum, USUAL);
  }

  /** A window on what one record carries, which mostly is small. */
  static Window onPayload(int maximum) {
    return new Window(maximum, SMALL);
  }

  void open(InputStream stream) {
    in = stream;
    ended = false;
    if (bytes.length != usual + JsonScanner.PADDING) {
      bytes = new byte[usual + JsonScanner.PADDING];
    }
    start = 0;
    limit = 0;
  }

  /** Looks at a copy of bytes that are in memory as a whole. */
  void open(byte[] from, int first, int end) {
    in = InputStream.nullInputStream();
    ended = true;
    start = 0;
    limit = end - first;
    bytes = new byte[limit + JsonScanner.PADDING];
    System.arraycopy(from, first, bytes, 0, limit);
  }

  /** Whether what is in memory is all there is. */
  boolean ended() {
    return ended;
  }

  /** Whether the unconsumed bytes are as long as a record may be. */
  boolean full() {
    return limit - start >= maximum;
  }

  /**
   * Reads more behind what is there; indexes into the buffer are no longer good afterwards.
   *
   * @return false where nothing was added: the stream has ended or the window is full
   * @throws IOException where the stream cannot be read further; what was read stays
   */
  boolean fill() throws IOException {
    if (ended || full()) {
      return false;
    }
    makeRoom();
    int room = bytes.length - JsonScanner.PADDING - limit;
    int read = in.readNBytes(bytes, limit, room);
    ended = read < room;
    limit += read;
    Arrays.fill(bytes, limit, limit + JsonScanner.PADDING, (byte) 0);
    return read > 0;
  }

  private void makeRoom() {
    int kept = limit - start;
    int capacity = bytes.length - JsonScanner.PADDING;
    byte[] from = bytes;
    if (kept > capacity / 2) {
      bytes = new byte[Math.min(capacity * 2, Math.max(maximum, usual)) + JsonScanner.PADDING];
    }
    System.arraycopy(from, start, bytes, 0, kept);
    limit = kept;
    start = 0;
  }

  /** Reads on until at least one byte is unconsumed, or the end. */
  boolean more() throws IOException {
    while (start == limit) {
      if (!fill()) {
        return false;
      }
    }
    return true;
  }
}
