package dev.haetae.detect.indicator.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses to give more bytes than a bound, whatever a packed list unpacks to. */
final class BoundedStream extends FilterInputStream {
  private final long most;
  private long given;

  BoundedStream(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int got = super.read(bytes, offset, length);
    count(Math.max(0, got));
    return got;
  }

  private void count(int more) throws UnreadableList {
    given += more;
    if (given > most) {
      throw new UnreadableList("it unpacks to more than " + most + " bytes");
    }
  }
}
