package dev.haetae.files.archive;

import dev.haetae.model.log.ProblemSink;
import java.io.IOException;
import java.io.InputStream;

/** The unpacked bytes as their reader gets them: damage is told as a problem and is the end. */
final class LogStream extends BlockStream {
  private final InputStream bytes;
  private final ProblemSink problems;
  private boolean ended;

  LogStream(InputStream bytes, ProblemSink problems) {
    this.bytes = bytes;
    this.problems = problems;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    try {
      int got = bytes.read(into, offset, length);
      ended = got < 0;
      return got;
    } catch (Damage damage) {
      ended = true;
      damage.tell().ifPresent(problems::report);
      return -1;
    }
  }
}
