package dev.haetae.app.command.scan;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Bytes of UTF-8 text, line by line, for a writer of text. */
final class TextStream extends OutputStream {
  private final PrintWriter out;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  TextStream(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void write(int b) {
    line.write(b);
    // No byte of a longer character equals a line feed.
    if (b == '\n') {
      pass();
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    int from = offset;
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        line.write(bytes, from, i + 1 - from);
        pass();
        from = i + 1;
      }
    }
    line.write(bytes, from, offset + length - from);
  }

  private void pass() {
    out.print(line.toString(StandardCharsets.UTF_8));
    line.reset();
  }

  @Override
  public void close() {
    pass();
    out.flush();
  }
}
