package dev.haetae.app.intel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What a server answers, with an end to patience: a server that stops amid its answer, or goes on
 * by a byte now and then, would else hold whoever reads it for ever. Only waiting counts, not what
 * the reader does in between.
 */
final class Answer extends FilterInputStream {
  /** Whoever sends less in a second, on average, is not worth waiting for. */
  private static final int LEAST_RATE = 1_000;

  private final URI address;
  private final long patience;
  private final Thread watch;

  private long bytes;
  private long waited;

  /** When the reading that goes on began; only where one does. */
  private long since;

  private boolean reads;
  private boolean givenUp;
  private boolean closed;

  /**
   * An answer.
   *
   * @param address who answers, for messages
   * @param patience how long it may say nothing at all
   */
  Answer(InputStream in, URI address, Duration patience) {
    super(in);
    this.address = address;
    this.patience = patience.toNanos();
    this.watch = Thread.ofVirtual().start(this::watch);
  }

  private void watch() {
    try {
      while (!isOver()) {
        TimeUnit.NANOSECONDS.sleep(Math.min(patience / 4, 1_000_000_000));
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whether there is nothing more to watch; what takes too long is closed, which ends a reading.
   */
  private boolean isOver() {
    synchronized (this) {
      if (closed || !isTooSlow()) {
        return closed;
      }
      givenUp = true;
    }
    try {
      in.close();
    } catch (IOException gone) {
      // It is given up all the same.
    }
    return true;
  }

  private boolean isTooSlow() {
    long now = reads ? System.nanoTime() - since : 0;
    long seconds = (waited + now) / 1_000_000_000;
    return now > patience || (waited + now > patience && bytes < seconds * LEAST_RATE);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int at, int length) throws IOException {
    begin();
    int count = 0;
    try {
      count = in.read(to, at, length);
    } catch (IOException e) {
      throw broken(e);
    } finally {
      end(count);
    }
    if (count < 0) {
      refuseGivenUp();
    }
    return count;
  }

  private synchronized void begin() {
    since = System.nanoTime();
    reads = true;
  }

  private synchronized void end(int count) {
    waited += System.nanoTime() - since;
    bytes += Math.max(0, count);
    reads = false;
  }

  private synchronized void refuseGivenUp() throws IOException {
    if (givenUp) {
      throw new IOException(address + " answers too slowly, or not to its end");
    }
  }

  private IOException broken(IOException reason) {
    try {
      refuseGivenUp();
    } catch (IOException slow) {
      slow.addSuppressed(reason);
      return slow;
    }
    return new IOException(address + ": its answer breaks off", reason);
  }

  @Override
  public void close() throws IOException {
    synchronized (this) {
      closed = true;
    }
    watch.interrupt();
    super.close();
  }
}
