package dev.haetae.flow.judge;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import com.google.common.util.concurrent.Uninterruptibles;
import dev.haetae.detect.run.Observed;
import dev.haetae.detect.run.Strand;
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
 * Tell mechanisms of what is watched, several at once: each tells those that have state in common,
 * in order. What comes of it does not depend on how many threads there are.
 */
final class Watchmen implements AutoCloseable {
  /** Fewer turns than these are not worth other threads. */
  private static final int FEW = 512;

  private final EvidenceStore evidence;
  private final int threads;
  private final List<Watchman> all = new ArrayList<>();
  private final IdentityHashMap<Strand, Watchman> byStrand = new IdentityHashMap<>();
  private final List<Future<?>> telling = new ArrayList<>();
  private final ExecutorService pool;

  /**
   * Watchmen who know nothing but what the state says.
   *
   * @param state not to be asked for cells of mechanisms until these are closed
   * @param evidence where several threads may keep theirs
   */
  Watchmen(Watching watching, InProcessStateStore state, EvidenceStore evidence, int threads) {
    this.evidence = evidence;
    this.threads = threads;
    for (List<Strand> group : watching.apart()) {
      Watchman watchman = new Watchman(new WatchEngine(watching, state.beside()));
      all.add(watchman);
      group.forEach(strand -> byStrand.put(strand, watchman));
    }
    this.pool =
        Executors.newFixedThreadPool(
            threads, new ThreadFactoryBuilder().setNameFormat("watch-%d").setDaemon(true).build());
  }

  /** Tells the mechanisms of what state they have in common. */
  private final class Watchman {
    private final WatchEngine engine;
    private List<Turn.Watched> turns = new ArrayList<>();

    Watchman(WatchEngine engine) {
      this.engine = engine;
    }

    void tell() {
      for (Turn.Watched turn : turns) {
        Observed observed = turn.observed();
        engine.watch(
            observed.strand(),
            observed.observation(),
            observed.rules(),
            () -> evidence.keep(Occurrences.of(observed.observation())),
            (rule, hit) -> turn.hits().add(new Turn.Told(rule, hit)));
      }
      turns = new ArrayList<>();
    }
  }

  /** Begins to tell of the watched among some turns; those before must have been awaited. */
  void tell(List<Turn> turns) {
    for (Turn turn : turns) {
      if (turn instanceof Turn.Watched watched) {
        Objects.requireNonNull(byStrand.get(watched.observed().strand())).turns.add(watched);
      }
    }
    if (threads == 1 || turns.size() < FEW) {
      all.forEach(Watchman::tell);
    } else {
      share();
    }
  }

  private void share() {
    Queue<Watchman> waiting =
        new PriorityQueue<>(Comparator.comparingInt(watchman -> -watchman.turns.size()));
    all.stream().filter(watchman -> !watchman.turns.isEmpty()).forEach(waiting::add);
    for (int i = 0; i < threads; i++) {
      telling.add(pool.submit(() -> work(waiting)));
    }
  }

  private static void work(Queue<Watchman> waiting) {
    while (true) {
      Watchman next;
      synchronized (waiting) {
        next = waiting.poll();
      }
      if (next == null) {
        return;
      }
      next.tell();
    }
  }

  /** Returns once all that was begun is done; throws what failed meanwhile. */
  void await() {
    try {
      for (Future<?> each : telling) {
        each.get();
      }
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      Throwables.throwIfUnchecked(cause);
      throw new IllegalStateException(cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while mechanisms were told", e);
    }
    telling.clear();
  }

  /** Returns once nobody tells anything any more. */
  @Override
  public void close() {
    pool.shutdown();
    Uninterruptibles.awaitTerminationUninterruptibly(pool);
  }
}
