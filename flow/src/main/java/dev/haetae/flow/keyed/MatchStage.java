package dev.haetae.flow.keyed;

import dev.haetae.detect.run.AlikeMemory;
import dev.haetae.detect.run.ObservationSink;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.match.EventMatcher;
import dev.haetae.model.event.Event;
import java.util.function.Consumer;

/**
 * The first stage where stages do not share a process: matches events, without state, and sends on
 * those that rules select. For one thread.
 */
public final class MatchStage {
  /** Bytes of what is remembered of events alike. */
  private static final int ALIKE_MEMORY = 32 << 20;

  private final EventMatcher matcher;

  /** A stage with these detectors. */
  public MatchStage(Detection detection, Consumer<Selected> sink) {
    this.matcher =
        new EventMatcher(
            detection,
            new AlikeMemory(ALIKE_MEMORY),
            signal -> sink.accept(Selected.of(signal)),
            observed -> {
              sink.accept(Selected.of(observed));
              return ObservationSink.Replaceable.SENT;
            });
  }

  /** Matches an event. */
  public void accept(Event event) {
    matcher.accept(event);
  }
}
