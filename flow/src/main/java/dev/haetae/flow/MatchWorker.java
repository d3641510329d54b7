package dev.haetae.flow;

import dev.haetae.detect.run.AlikeMemory;
import dev.haetae.detect.run.Observed;
import dev.haetae.flow.account.Census;
import dev.haetae.flow.account.Kinds;
import dev.haetae.flow.account.ScanProgress;
import dev.haetae.flow.copies.Duplicates;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.match.EventMatcher;
import dev.haetae.flow.match.Signal;
import dev.haetae.flow.read.ParallelReader;
import dev.haetae.flow.read.TimeRange;
import dev.haetae.flow.spill.SortedRuns;
import dev.haetae.model.event.Event;

/**
 * The first stage, without state: counts every event, matches it, and copies those that match, and
 * what is observed of those that are watched, to wait for their turn. One for each thread.
 */
final class MatchWorker implements ParallelReader.Worker {
  private static final int REPORT_EVERY = 4096;

  private final EventMatcher matcher;
  private final TimeRange range;
  private final Census total;
  private final Census census = new Census();
  private final Duplicates.Collector identities;
  private final SortedRuns<Signal>.Collector signals;
  private final SortedRuns<Observed>.Collector observations;
  private final ScanProgress progress;
  private final Kinds kinds = new Kinds();
  private long unreported;
  private boolean detected;

  /**
   * Where all workers of a scan put what they come to.
   *
   * @param census counts of what was read
   * @param duplicates identities of events, to find those met twice
   * @param signals what rules matched
   * @param observations what mechanisms watch
   */
  record Sinks(
      Census census,
      Duplicates duplicates,
      SortedRuns<Signal> signals,
      SortedRuns<Observed> observations) {}

  MatchWorker(
      Detection detection,
      AlikeMemory memory,
      TimeRange range,
      Sinks sinks,
      ScanProgress progress) {
    this.range = range;
    this.total = sinks.census();
    this.identities = sinks.duplicates().collector();
    this.signals = sinks.signals().collector();
    this.observations = sinks.observations().collector();
    this.progress = progress;
    this.matcher =
        new EventMatcher(
            detection,
            memory,
            this.signals::add,
            observed -> this.observations.add(observed)::replace);
  }

  @Override
  public void accept(Event event) {
    if (++unreported == REPORT_EVERY) {
      report();
    }
    detected = false;
    if (!range.holds(event.time())) {
      progress.outside();
      return;
    }
    census.add(event, kinds.of(event));
    identities.add(event.identity());
    if (matcher.accept(event)) {
      progress.matched();
    }
    detected = matcher.selected();
  }

  /** Whether a rule of a detector selects the event that was taken last. */
  boolean detected() {
    return detected;
  }

  private void report() {
    progress.eventsRead(unreported);
    unreported = 0;
  }

  @Override
  public void close() {
    report();
    identities.close();
    signals.close();
    observations.close();
    synchronized (total) {
      total.add(census);
    }
  }
}
