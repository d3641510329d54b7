package dev.haetae.flow.read;

import dev.haetae.flow.account.ScanProgress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reports to the progress how many bytes went through. */
final class CountedStream extends FilterInputStream {
  private final ScanProgress progress;

  CountedStream(InputStream in, ScanProgress progress) {
    super(in);
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    progress.bytesRead(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    progress.bytesRead(Math.max(read, 0));
    return read;
  }
}
