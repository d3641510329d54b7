package dev.haetae.flow;

import dev.haetae.detect.match.Matcher;
import dev.haetae.detect.run.Observed;
import dev.haetae.detect.run.Observer;
import dev.haetae.detect.run.Watching;
import dev.haetae.model.Event;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first stage, without state: counts every event, matches it, and copies those that match, and
 * what is observed of those that are watched, to wait for their turn. One for each thread.
 */
final class MatchWorker implements ParallelReader.Worker {
  private static final int REPORT_EVERY = 4096;

  private final Detection detection;
  private final TimeRange range;
  private final Census total;
  private final Census census = new Census();
  private final Duplicates.Collector identities;
  private final SortedRuns<Signal>.Collector signals;
  private final SortedRuns<Observed>.Collector observations;
  private final ScanProgress progress;
  private final Kinds kinds = new Kinds();
  private final Map<String, Optional<Matching>> logs = new HashMap<>();
  private final Rules matched = new Rules();
  private final Rules watched = new Rules();
  private long unreported;

  MatchWorker(
      Detection detection,
      TimeRange range,
      Census total,
      Duplicates duplicates,
      SortedRuns<Signal> signals,
      SortedRuns<Observed> observations,
      ScanProgress progress) {
    this.detection = detection;
    this.range = range;
    this.total = total;
    this.identities = duplicates.collector();
    this.signals = signals.collector();
    this.observations = observations.collector();
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
    matched.count = 0;
    watched.count = 0;
    log(event.log()).ifPresent(log -> match(event, log));
  }

  private void match(Event event, Matching log) {
    log.matcher().match(event, this::matched);
    if (matched.count + watched.count > 0) {
      progress.matched();
    }
    if (watched.count > 0) {
      for (Observer observer : log.observers()) {
        observer
            .observe(event, watched.numbers, watched.count, observations.runs())
            .ifPresent(observations::add);
      }
    }
    if (matched.count > 0) {
      signals.add(Signal.of(event, matched.numbers, matched.count));
    }
  }

  private void matched(int rule) {
    (detection.watching().watches(rule) ? watched : matched).add(rule);
  }

  private Optional<Matching> log(String log) {
    return logs.computeIfAbsent(log, name -> detection.log(name).map(this::matching));
  }

  private Matching matching(Detection.LogDetection log) {
    Watching watching = detection.watching();
    List<Observer> observers =
        watching.strands(log.catalog().log()).stream()
            .map(strand ->
                new Observer(
                    strand, log.rules().fields(), log.rules().size(), watching.surroundings()))
            .toList();
    return new Matching(log.rules().matcher(), observers);
  }

  /** What happens to the events of one log. */
  private record Matching(Matcher matcher, List<Observer> observers) {}

  /** Numbers of rules, gathered without making anything. */
  private static final class Rules {
    private int[] numbers = new int[16];
    private int count;

    void add(int rule) {
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, count * 2);
      }
      numbers[count++] = rule;
    }
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
