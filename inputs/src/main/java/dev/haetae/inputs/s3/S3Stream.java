package dev.haetae.inputs.s3;

import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** The bytes of one object; closing it early ends the transfer instead of reading on to the end. */
final class S3Stream extends InputStream {
  private final ResponseInputStream<?> bytes;
  private boolean ended;

  S3Stream(ResponseInputStream<?> bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    try {
      int got = bytes.read(into, offset, length);
      ended |= got < 0;
      return got;
    } catch (SdkException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  @Override
  public void close() throws IOException {
    if (ended) {
      bytes.close();
    } else {
      bytes.abort();
    }
  }
}
