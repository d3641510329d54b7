package dev.haetae.files.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Watches for the record that ends a zip, so that one cut off between two members is not taken for
 * whole.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE.TXT, section
 *     4.3.16</a>
 */
final class ZipEnd extends FilterInputStream {
  private static final int SIGNATURE = 'P' << 24 | 'K' << 16 | 5 << 8 | 6;
  private static final int LENGTH = 22;

  private int window;
  private long count;
  private long recordEnd = -1;
  private long end = -1;

  ZipEnd(InputStream bytes) {
    super(bytes);
  }

  /** Whether the bytes read so far are closed by that record and its comment. */
  boolean isReached() {
    return count == end;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next >= 0) {
      watch(next);
    }
    return next;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int got = super.read(into, offset, length);
    for (int at = 0; at < got; at++) {
      watch(into[offset + at] & 0xff);
    }
    return got;
  }

  private void watch(int next) {
    window = window << 8 | next;
    count++;
    if (window == SIGNATURE) {
      recordEnd = count - 4 + LENGTH;
    } else if (count == recordEnd) {
      int commentLength = (window & 0xff) << 8 | (window >> 8 & 0xff);
      end = count + commentLength;
    }
  }
}
