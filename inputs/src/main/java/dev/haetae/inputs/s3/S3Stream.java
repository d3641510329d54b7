package dev.haetae.inputs.s3;

import dev.haetae.files.archive.BlockStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** The bytes of one object; closing it early ends the transfer instead of reading on to the end. */
final class S3Stream extends BlockStream {
  private final ResponseInputStream<?> bytes;
  private boolean ended;

  S3Stream(ResponseInputStream<?> bytes) {
    this.bytes = bytes;
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
