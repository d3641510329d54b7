package dev.haetae.files.archive;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a decoder byte by byte, because it forgets what it has decoded when it fails in the middle
 * of a longer read.
 */
final class SteadyStream extends InputStream {
  private final InputStream decoder;
  private @Nullable IOException failure;

  SteadyStream(InputStream decoder) {
    this.decoder = decoder;
  }

  @Override
  public int read() throws IOException {
    return decoder.read();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    int got = 0;
    try {
      for (int next = 0; got < length && (next = decoder.read()) >= 0; got++) {
        into[offset + got] = (byte) next;
      }
    } catch (IOException broken) {
      failure = broken;
      if (got == 0) {
        throw broken;
      }
    }
    return got == 0 && length > 0 ? -1 : got;
  }

  @Override
  public void close() throws IOException {
    decoder.close();
  }
}
