package dev.haetae.search.command.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.function.BooleanSupplier;

/**
 * What a program writes, read until a deadline. It ends when the program has, also where one it
 * started still holds the pipe: nothing here waits for bytes that may never come.
 */
final class PatientStream extends InputStream {
  private static final long SHORTEST_PAUSE_MILLIS = 1;
  private static final long LONGEST_PAUSE_MILLIS = 20;

  /** The deadline is over. */
  static final class TooLate extends IOException {
    private static final long serialVersionUID = 1;
  }

  private final InputStream in;
  private final BooleanSupplier alive;
  private final long deadline;

  /**
   * Reads from there.
   *
   * @param alive whether more may come
   * @param deadline by {@link System#nanoTime()}
   */
  PatientStream(InputStream in, BooleanSupplier alive, long deadline) {
    this.in = in;
    this.alive = alive;
    this.deadline = deadline;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    long pause = SHORTEST_PAUSE_MILLIS;
    while (true) {
      boolean more = alive.getAsBoolean();
      int there = in.available();
      if (there > 0) {
        return in.read(bytes, from, Math.min(there, length));
      }
      if (!more) {
        return -1;
      }
      if (System.nanoTime() - deadline > 0) {
        throw new TooLate();
      }
      sleep(pause);
      pause = Math.min(LONGEST_PAUSE_MILLIS, pause + 1);
    }
  }

  private static void sleep(long millis) throws InterruptedIOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
