package dev.haetae.files.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What comes out of one decoder, counted. */
final class WeighedStream extends FilterInputStream {
  private final Expansion expansion;
  private final String object;

  WeighedStream(InputStream decoder, Expansion expansion, String object) {
    super(decoder);
    this.expansion = expansion;
    this.object = object;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    expansion.add(next < 0 ? 0 : 1, object);
    return next;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int got = super.read(into, offset, length);
    expansion.add(Math.max(got, 0), object);
    return got;
  }
}
