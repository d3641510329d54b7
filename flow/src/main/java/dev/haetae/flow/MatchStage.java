package dev.haetae.flow;

import dev.haetae.detect.run.Observer;
import dev.haetae.model.Event;
import java.util.function.Consumer;

/**
 * The first stage where stages do not share a process: matches events, without state, and sends on
 * those that rules select. For one thread.
 */
public final class MatchStage {
  private final EventMatcher matcher;

  /** A stage with these detectors. */
  public MatchStage(Detection detection, Consumer<Selected> sink) {
    this.matcher =
        new EventMatcher(
            detection,
            signal -> sink.accept(Selected.of(signal)),
            observed -> sink.accept(Selected.of(observed)));
  }

  /** Matches an event. */
  public void accept(Event event) {
    matcher.accept(event, Observer.SENT_ON);
  }
}
