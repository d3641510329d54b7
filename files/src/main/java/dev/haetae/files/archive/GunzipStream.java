package dev.haetae.files.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks gzip data of any number of members (RFC 1952), straight into the reader's buffer. A
 * failure is thrown only after every byte before it was handed over.
 *
 * <p>{@link EOFException} says that the data end early, {@link ZipException} that they are wrong.
 */
final class GunzipStream extends BlockStream {
  /** Packed bytes asked for at once: large, so that the file system is seldom asked. */
  private static final int BUFFER = 128 << 10;

  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final InputStream packed;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  private boolean inMember;
  private long members;

  GunzipStream(InputStream packed) {
    this.packed = packed;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (inMember || beginMember()) {
      int count = inflate(into, offset, length);
      if (count > 0) {
        checksum.update(into, offset, count);
        return count;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsDictionary()) {
        throw new ZipException("the data ask for a dictionary, which gzip has none of");
      } else {
        refill();
        inflater.setInput(buffer, at, end - at);
      }
    }
    return -1;
  }

  private int inflate(byte[] into, int offset, int length) throws ZipException {
    try {
      return inflater.inflate(into, offset, length);
    } catch (DataFormatException wrong) {
      throw new ZipException(String.valueOf(wrong.getMessage()));
    }
  }

  private boolean beginMember() throws IOException {
    if (at == end && !fill()) {
      return false;
    }
    if (next() != 0x1f || next() != 0x8b) {
      throw new ZipException(
          members == 0
              ? "the data do not begin as gzip does"
              : "other bytes follow after the end of the data");
    }
    skipHeader();
    members++;
    inMember = true;
    checksum.reset();
    inflater.reset();
    inflater.setInput(buffer, at, end - at);
    return true;
  }

  private void skipHeader() throws IOException {
    int method = next();
    if (method != 8) {
      throw new ZipException("compression method " + method + " is not 8 (deflate)");
    }
    int flags = next();
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      skip(2);
    }
  }

  private void endMember() throws IOException {
    inMember = false;
    at = end - inflater.getRemaining();
    long length = inflater.getBytesWritten();
    long expectedChecksum = nextInt();
    long expectedLength = nextInt();
    if (expectedChecksum != checksum.getValue()) {
      throw new ZipException("the checksum of the unpacked data is wrong");
    }
    if (expectedLength != (length & 0xffff_ffffL)) {
      throw new ZipException(
          "the data unpack to " + length + " bytes where " + expectedLength + " are announced");
    }
  }

  private long nextInt() throws IOException {
    return next() | next() << 8 | next() << 16 | (long) next() << 24;
  }

  private void skipText() throws IOException {
    while (next() != 0) {}
  }

  private void skip(int count) throws IOException {
    for (int skipped = 0; skipped < count; skipped++) {
      next();
    }
  }

  private int next() throws IOException {
    if (at == end) {
      refill();
    }
    return buffer[at++] & 0xff;
  }

  private void refill() throws IOException {
    if (!fill()) {
      throw new EOFException("the data end before they are complete");
    }
  }

  private boolean fill() throws IOException {
    int count = packed.read(buffer, 0, buffer.length);
    at = 0;
    end = Math.max(count, 0);
    return count > 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    packed.close();
  }
}
