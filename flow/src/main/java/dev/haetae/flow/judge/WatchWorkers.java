package dev.haetae.flow.judge;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import com.google.common.util.concurrent.Uninterruptibles;
import dev.haetae.detect.run.Feed;
import dev.haetae.detect.run.Observed;
import dev.haetae.detect.run.WatchEngine;
import dev.haetae.detect.run.Watching;
import dev.haetae.detect.state.InProcessStateStore;
import dev.haetae.flow.evidence.Occurrences;
import dev.haetae.model.finding.EvidenceStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Hands mechanisms what they watch, on several threads: each serves those that have state in
 * common, in order. What comes of it does not depend on how many threads there are.
 */
final class WatchWorkers implements AutoCloseable {
  /** Fewer turns than these are not worth other threads. */
  private static final int FEW = 512;

  private final EvidenceStore evidence;
  private final int threads;
  private final List<Worker> all = new ArrayList<>();
  private final IdentityHashMap<Feed, Worker> byFeed = new IdentityHashMap<>();
  private final List<Future<?>> running = new ArrayList<>();
  private final ExecutorService pool;

  /**
   * Workers that know nothing but what the state says.
   *
   * @param state not to be asked for cells of mechanisms until these are closed
   * @param evidence where several threads may keep theirs
   */
  WatchWorkers(Watching watching, InProcessStateStore state, EvidenceStore evidence, int threads) {
    this.evidence = evidence;
    this.threads = threads;
    for (List<Feed> group : watching.apart()) {
      Worker worker = new Worker(new WatchEngine(watching, state.beside()));
      all.add(worker);
      group.forEach(feed -> byFeed.put(feed, worker));
    }
    this.pool =
        Executors.newFixedThreadPool(
            threads, new ThreadFactoryBuilder().setNameFormat("watch-%d").setDaemon(true).build());
  }

  /** Serves mechanisms that have state in common. */
  private final class Worker {
    private final WatchEngine engine;
    private List<Turn.Watched> turns = new ArrayList<>();

    Worker(WatchEngine engine) {
      this.engine = engine;
    }

    void watch() {
      for (Turn.Watched turn : turns) {
        Observed observed = turn.observed();
        engine.watch(
            observed.feed(),
            observed.observation(),
            observed.rules(),
            () -> evidence.keep(Occurrences.of(observed.observation())),
            (rule, hit) -> turn.hits().add(new Turn.RuleHit(rule, hit)));
      }
      turns = new ArrayList<>();
    }
  }

  /** Begins with the watched among some turns; those before must have been awaited. */
  void watch(List<Turn> turns) {
    for (Turn turn : turns) {
      if (turn instanceof Turn.Watched watched) {
        Objects.requireNonNull(byFeed.get(watched.observed().feed())).turns.add(watched);
      }
    }
    if (threads == 1 || turns.size() < FEW) {
      all.forEach(Worker::watch);
    } else {
      share();
    }
  }

  private void share() {
    Queue<Worker> waiting =
        new PriorityQueue<>(Comparator.comparingInt(worker -> -worker.turns.size()));
    all.stream().filter(worker -> !worker.turns.isEmpty()).forEach(waiting::add);
    for (int i = 0; i < threads; i++) {
      running.add(pool.submit(() -> work(waiting)));
    }
  }

  private static void work(Queue<Worker> waiting) {
    while (true) {
      Worker next;
      synchronized (waiting) {
        next = waiting.poll();
      }
      if (next == null) {
        return;
      }
      next.watch();
    }
  }

  /** Returns once all that was begun is done; throws what failed meanwhile. */
  void await() {
    try {
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      Throwables.throwIfUnchecked(cause);
      throw new IllegalStateException(cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while mechanisms watched", e);
    }
    running.clear();
  }

  /** Returns once no thread works any more. */
  @Override
  public void close() {
    pool.shutdown();
    Uninterruptibles.awaitTerminationUninterruptibly(pool);
  }
}
