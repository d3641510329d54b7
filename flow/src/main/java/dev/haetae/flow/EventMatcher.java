package dev.haetae.flow;

import dev.haetae.detect.match.MatchSink;
import dev.haetae.detect.match.Matcher;
import dev.haetae.detect.run.AlikeMemory;
import dev.haetae.detect.run.Observer;
import dev.haetae.model.Event;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Matches events with all rules, without state, and copies what goes on to be put in order. For one
 * thread.
 */
final class EventMatcher {
  private final Detection detection;
  private final AlikeMemory memory;
  private final Consumer<Signal> signals;
  private final Observer.Sink observations;
  private final MatchSink sink = this::matched;
  private final Map<String, Optional<Matching>> logs = new HashMap<>();
  private String lastLog = "";
  private Optional<Matching> last = Optional.empty();
  private final Rules matched = new Rules();
  private final Rules watched = new Rules();
  private long observed;

  /**
   * A matcher.
   *
   * @param memory what may be remembered of events alike
   * @param signals takes what rules match
   * @param observations takes what mechanisms watch
   */
  EventMatcher(
      Detection detection,
      AlikeMemory memory,
      Consumer<Signal> signals,
      Observer.Sink observations) {
    this.detection = detection;
    this.memory = memory;
    this.signals = signals;
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
  boolean accept(Event event) {
    matched.count = 0;
    watched.count = 0;
    long before = observed;
    Optional<Matching> log = log(event.log());
    if (log.isPresent()) {
      match(event, log.get());
    }
    return matched.count > 0 || observed > before;
  }

  /**
   * Whether a rule selects the event that was matched last, and not only a mechanism watches it.
   */
  boolean selected() {
    return matched.count > 0;
  }

  private void match(Event event, Matching log) {
    log.matcher().match(event, sink);
    for (Observer observer : log.observers()) {
      observer.observe(event, watched.numbers, watched.count, observations);
    }
    if (matched.count > 0) {
      signals.accept(Signal.of(event, matched.numbers, matched.count));
    }
  }

  private void matched(int rule) {
    (detection.watching().watches(rule) ? watched : matched).add(rule);
  }

  private Optional<Matching> log(String log) {
    if (!log.equals(lastLog)) {
      last = logs.computeIfAbsent(log, name -> detection.log(name).map(this::matching));
      lastLog = log;
    }
    return last;
  }

  private Matching matching(Detection.LogDetection log) {
    return new Matching(
        log.rules().matcher(),
        detection.watching().observers(log.catalog().log(), log.rules(), memory));
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
}
