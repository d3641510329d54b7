package dev.haetae.flow.spill;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Bytes in memory, in pages, so that what grows is never copied: one is written at the end, and
 * read from any place.
 */
final class Pages {
  private static final int BITS = 16;
  private static final int PAGE = 1 << BITS;

  private final List<byte[]> pages = new ArrayList<>();
  private int size;

  /** How many bytes there are. */
  int size() {
    return size;
  }

  /** Writes at the end. */
  OutputStream output() {
    return new Output();
  }

  /** Reads from anywhere. */
  Input input() {
    return new Input();
  }

  private int room() {
    return (pages.size() << BITS) - size;
  }

  private final class Output extends OutputStream {
    @Override
    public void write(int value) {
      page()[size & (PAGE - 1)] = (byte) value;
      size++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      Objects.checkFromIndexSize(from, length, bytes.length);
      for (int done = 0; done < length; ) {
        byte[] page = page();
        int more = Math.min(length - done, room());
        System.arraycopy(bytes, from + done, page, size & (PAGE - 1), more);
        done += more;
        size += more;
      }
    }

    private byte[] page() {
      if (room() == 0) {
        pages.add(new byte[PAGE]);
      }
      return pages.get(pages.size() - 1);
    }
  }

  /** Reads from the place it was put to. */
  final class Input extends InputStream {
    private int at;

    /** Goes on at a place. */
    void seek(int place) {
      at = place;
    }

    @Override
    public int read() {
      return at == size ? -1 : pages.get(at >> BITS)[at++ & (PAGE - 1)] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      Objects.checkFromIndexSize(from, length, into.length);
      if (length == 0) {
        return 0;
      }
      if (at == size) {
        return -1;
      }
      int within = at & (PAGE - 1);
      int more = Math.min(Math.min(length, PAGE - within), size - at);
      System.arraycopy(pages.get(at >> BITS), within, into, from, more);
      at += more;
      return more;
    }
  }
}
