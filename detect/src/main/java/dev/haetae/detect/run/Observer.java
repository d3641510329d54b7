package dev.haetae.detect.run;

import dev.haetae.model.Event;

/** Takes out of the events of one log what mechanisms are told. For one thread. */
public sealed interface Observer permits MatchObserver, HourObserver {
  /** Takes what is told. */
  @FunctionalInterface
  interface Sink {
    /** Takes an observation. */
    Replaceable tell(Observed observed);
  }

  /** Something that was told. */
  @FunctionalInterface
  interface Replaceable {
    /** What is sent on at once, so that it is out of reach. */
    Replaceable SENT = other -> false;

    /**
     * Puts another in its place, which is alike, if that comes before it.
     *
     * @return false where it is out of reach: the other is to be told as well
     */
    boolean replace(Observed other);
  }

  /**
   * Tells what is to be told of an event.
   *
   * @param matched the rules that matched it, of those that are matched for every event; the first
   *     {@code count} count
   * @param sink takes what is told; nothing where nobody wants it, or an observation made before
   *     stands for it
   */
  void observe(Event event, int[] matched, int count, Sink sink);
}
