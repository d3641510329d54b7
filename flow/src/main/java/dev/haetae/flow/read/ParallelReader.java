package dev.haetae.flow.read;

import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.account.ScanProgress;
import dev.haetae.formats.Origin;
import dev.haetae.formats.read.EventConsumer;
import dev.haetae.formats.read.LogReader;
import dev.haetae.model.Limits;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.log.FileReason;
import dev.haetae.model.log.LogBundle;
import dev.haetae.model.log.LogObject;
import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;

/** Reads bundles of logs by several threads, each with its own reader and its own consumer. */
public final class ParallelReader {

  /** What one thread does with the events it reads. */
  public interface Worker extends EventConsumer, AutoCloseable {
    @Override
    void close();
  }

  /** Makes the worker of a thread. */
  @FunctionalInterface
  public interface WorkerFactory {
    Worker open();
  }

  private final Limits limits;
  private final int threads;
  private final Function<String, FieldSelection> wanted;
  private final ProblemAccount problems;
  private final ScanProgress progress;
  private final Function<Origin, Origin> origins;

  /**
   * A reader.
   *
   * @param wanted the fields asked for, by log
   * @param origins adds to what is known of an object before it is read
   */
  public ParallelReader(
      Limits limits,
      int threads,
      Function<String, FieldSelection> wanted,
      ProblemAccount problems,
      ScanProgress progress,
      Function<Origin, Origin> origins) {
    this.limits = limits;
    this.threads = threads;
    this.wanted = wanted;
    this.problems = problems;
    this.progress = progress;
    this.origins = origins;
  }

  /**
   * Reads all bundles; returns when every thread is done. Should this thread be interrupted, the
   * others stop after the bundle they are at.
   */
  public void read(Iterator<LogBundle> bundles, WorkerFactory factory) {
    Threads.share(threads, () -> work(bundles, factory));
  }

  private void work(Iterator<LogBundle> bundles, WorkerFactory factory) {
    LogReader reader = new LogReader(wanted, limits);
    try (Worker worker = factory.open()) {
      for (Optional<LogBundle> next = next(bundles);
          next.isPresent() && !Thread.currentThread().isInterrupted();
          next = next(bundles)) {
        read(next.get(), reader, worker);
        progress.bundleDone();
      }
    }
  }

  private static Optional<LogBundle> next(Iterator<LogBundle> bundles) {
    synchronized (bundles) {
      return bundles.hasNext() ? Optional.of(bundles.next()) : Optional.empty();
    }
  }

  private void read(LogBundle bundle, LogReader reader, Worker worker) {
    try {
      bundle.forEach(log -> read(log, reader, worker));
    } catch (IOException e) {
      problems.report(unreadable(bundle.name(), e));
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException failure) {
      problems.reportFailure(bundle.name(), failure);
    }
  }

  private void read(LogObject log, LogReader reader, Worker worker) {
    Instant reference = log.modified().orElseGet(Instant::now);
    Origin origin = origins.apply(Origin.of(log.name(), reference));
    try (InputStream in = new CountedStream(log.open(), progress)) {
      reader.read(origin, in, worker, problems);
    } catch (IOException e) {
      problems.report(unreadable(log.name(), e));
    }
    progress.objectDone();
  }

  private static Problem unreadable(String object, IOException e) {
    return new Problem(Reason.UNREADABLE, Place.of(object), FileReason.of(e));
  }
}
