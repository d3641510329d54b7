package dev.haetae.detect.run;

import dev.haetae.model.Event;
import java.util.function.Consumer;

/** Takes out of the events of one log what mechanisms are told. For one thread. */
public sealed interface Observer permits MatchObserver, HourObserver {
  /** The generation where observations are sent on at once, and so are out of reach. */
  int SENT_ON = -1;

  /**
   * Tells what is to be told of an event.
   *
   * @param matched the rules that matched it, of those that are matched for every event; the first
   *     {@code count} count
   * @param generation a number that differs once observations made so far are out of reach
   * @param told takes what is told; nothing where nobody wants it, or an observation made before
   *     stands for it
   */
  void observe(Event event, int[] matched, int count, int generation, Consumer<Observed> told);
}
