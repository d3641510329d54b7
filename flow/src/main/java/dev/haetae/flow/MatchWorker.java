package dev.haetae.flow;

import dev.haetae.detect.match.Matcher;
import dev.haetae.model.Event;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The first stage, without state: counts every event, matches it, and copies those that match to
 * wait for their turn. One for each thread.
 */
final class MatchWorker implements ParallelReader.Worker {
  private static final int REPORT_EVERY = 4096;

  private final Detection detection;
  private final TimeRange range;
  private final Census total;
  private final Census census = new Census();
  private final Duplicates.Collector identities;
  private final SignalRuns.Collector signals;
  private final ScanProgress progress;
  private final Kinds kinds = new Kinds();
  private final Map<String, Optional<Matcher>> matchers = new HashMap<>();
  private int[] matched = new int[16];
  private int matches;
  private long unreported;

  MatchWorker(
      Detection detection,
      TimeRange range,
      Census total,
      Duplicates duplicates,
      SignalRuns runs,
      ScanProgress progress) {
    this.detection = detection;
    this.range = range;
    this.total = total;
    this.identities = duplicates.collector();
    this.signals = runs.collector();
    this.progress = progress;
  }

  @Override
  public void accept(Event event) {
    if (++unreported == REPORT_EVERY) {
      report();
    }
    if (!range.holds(event.time())) {
      progress.outside();
      return;
    }
    census.add(event, kinds.of(event));
    identities.add(event.identity());
    matches = 0;
    matcher(event.log()).ifPresent(matcher -> matcher.match(event, this::matched));
    if (matches > 0) {
      signals.add(Signal.of(event, matched, matches));
      progress.matched();
    }
  }

  private void matched(int rule) {
    if (matches == matched.length) {
      matched = Arrays.copyOf(matched, matches * 2);
    }
    matched[matches++] = rule;
  }

  private Optional<Matcher> matcher(String log) {
    return matchers.computeIfAbsent(
        log, name -> detection.log(name).map(each -> each.rules().matcher()));
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
    synchronized (total) {
      total.add(census);
    }
  }
}
