package dev.haetae.flow.match;

import dev.haetae.detect.match.MatchSink;
import dev.haetae.detect.run.AlikeMemory;
import dev.haetae.detect.run.LogMatcher;
import dev.haetae.detect.run.ObservationSink;
import dev.haetae.model.event.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Matches events with all rules, without state, and copies what goes on to be put in order. For one
 * thread.
 */
public final class EventMatcher {
  private final Detection detection;
  private final AlikeMemory memory;
  private final Consumer<Signal> signals;
  private final ObservationSink observations;
  private final MatchSink sink = this::matched;
  private final int[] matched;
  private final Map<String, Optional<LogMatcher>> logs = new HashMap<>();
  private String lastLog = "";
  private Optional<LogMatcher> last = Optional.empty();
  private int count;
  private long observed;

  /**
   * A matcher.
   *
   * @param memory what may be remembered of events alike
   * @param signals takes what rules match
   * @param observations takes what mechanisms watch
   */
  public EventMatcher(
      Detection detection,
      AlikeMemory memory,
      Consumer<Signal> signals,
      ObservationSink observations) {
    this.detection = detection;
    this.memory = memory;
    this.signals = signals;
    this.matched = new int[detection.detectors().rules().size()];
    this.observations =
        told -> {
          observed++;
          return observations.tell(told);
        };
  }

  /**
   * Matches an event.
   *
   * @return whether anything of it goes on
   */
  public boolean accept(Event event) {
    count = 0;
    long before = observed;
    Optional<LogMatcher> log = log(event.log());
    if (log.isPresent()) {
      log.get().match(event, sink);
      log.get().observe(event, observations);
    }
    if (selected()) {
      signals.accept(Signal.of(event, matched, count));
    }
    return selected() || observed > before;
  }

  /**
   * Whether a rule selects the event that was matched last, and not only a mechanism watches it.
   */
  public boolean selected() {
    return count > 0;
  }

  private void matched(int rule) {
    matched[count++] = rule;
  }

  private Optional<LogMatcher> log(String log) {
    if (!log.equals(lastLog)) {
      last = logs.computeIfAbsent(log, name -> detection.log(name).map(this::matcher));
      lastLog = log;
    }
    return last;
  }

  private LogMatcher matcher(Detection.LogDetection log) {
    return detection.watching().matcher(log.catalog().log(), log.rules(), memory);
  }
}
