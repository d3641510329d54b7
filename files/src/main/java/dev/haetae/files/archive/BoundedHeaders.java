package dev.haetae.files.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * Bounds what a tar may say between two members: a long name is read into memory whole, and its
 * length is whatever the archive claims.
 */
final class BoundedHeaders extends FilterInputStream {
  /** Far more than a header with the longest path of any file system. */
  private static final int LIMIT = 1 << 20;

  private long left = Long.MAX_VALUE;

  BoundedHeaders(InputStream bytes) {
    super(bytes);
  }

  void beginHeaders() {
    left = LIMIT;
  }

  void endHeaders() {
    left = Long.MAX_VALUE;
  }

  @Override
  public int read() throws IOException {
    return count(1, super.read());
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int got = super.read(into, offset, length);
    return count(got, got);
  }

  private int count(int got, int result) throws ZipException {
    left -= got;
    if (left < 0) {
      throw new ZipException("the headers of one member are longer than " + LIMIT + " bytes");
    }
    return result;
  }
}
