package dev.haetae.flow;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Uninterruptibles;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads an iterator on a thread of its own, a little ahead of who asks, so that reading and what is
 * done with what was read go on side by side. The iterator is not to be used by others meanwhile.
 */
final class ReadAhead<T> implements Iterator<T>, AutoCloseable {
  private static final int BATCH = 512;
  private static final int BATCHES = 8;

  private final BlockingQueue<Batch<T>> batches = new ArrayBlockingQueue<>(BATCHES);
  private final Thread thread;
  private Batch<T> current = new Batch<>(List.of(), false, Optional.empty());
  private int at;

  /**
   * Some of what was read.
   *
   * @param isLast whether nothing comes after it
   * @param failure why no more could be read
   */
  private record Batch<T>(List<T> items, boolean isLast, Optional<Throwable> failure) {}

  private ReadAhead(Iterator<T> source) {
    this.thread = new Thread(() -> read(source), "read-ahead");
    thread.setDaemon(true);
  }

  /** Begins to read. */
  static <T> ReadAhead<T> of(Iterator<T> source) {
    ReadAhead<T> ahead = new ReadAhead<>(source);
    ahead.thread.start();
    return ahead;
  }

  private void read(Iterator<T> source) {
    try {
      while (true) {
        Batch<T> batch = next(source);
        batches.put(batch);
        if (batch.isLast) {
          return;
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> Batch<T> next(Iterator<T> source) {
    List<T> items = new ArrayList<>(BATCH);
    try {
      while (items.size() < BATCH && source.hasNext()) {
        items.add(source.next());
      }
      return new Batch<>(items, items.size() < BATCH, Optional.empty());
    } catch (RuntimeException | Error failure) {
      return new Batch<>(items, true, Optional.of(failure));
    }
  }

  @Override
  public boolean hasNext() {
    while (at == current.items.size()) {
      current.failure.ifPresent(Throwables::throwIfUnchecked);
      if (current.isLast) {
        return false;
      }
      current = taken();
      at = 0;
    }
    return true;
  }

  private Batch<T> taken() {
    try {
      return batches.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading what waited", e);
    }
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return current.items.get(at++);
  }

  /** Ends the reading; returns once the source is used no more. */
  @Override
  public void close() {
    thread.interrupt();
    Uninterruptibles.joinUninterruptibly(thread);
  }
}
