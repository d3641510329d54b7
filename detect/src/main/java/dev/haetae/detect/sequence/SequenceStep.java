package dev.haetae.detect.sequence;

import dev.haetae.detect.Tactics;
import dev.haetae.detect.familiar.Familiarity;
import java.util.Comparator;

/**
 * One step of a sequence: a finding, as often as it was seen while the sequence went on.
 *
 * @param signal what was seen first, enriched by what was seen later
 * @param last time of the last sighting, microseconds since 1970
 * @param sightings how many signals there were
 */
public record SequenceStep(SequenceSignal signal, long last, long sightings) {
  /** By time, then by finding. */
  static final Comparator<SequenceStep> ORDER =
      Comparator.comparingLong(SequenceStep::first)
          .thenComparing(step -> step.signal().findingId());

  static SequenceStep of(SequenceSignal signal) {
    return new SequenceStep(signal, signal.time(), 1);
  }

  /** Time of the first sighting, microseconds since 1970. */
  public long first() {
    return signal.time();
  }

  /** Whether it did what it was meant to do, as far as the log says. */
  public boolean succeeded() {
    return signal.outcome() == SequenceSignal.Outcome.SUCCEEDED;
  }

  /** Whether the log says that it did not. */
  public boolean failed() {
    return !succeeded() && signal.outcome() != SequenceSignal.Outcome.UNKNOWN;
  }

  /**
   * Whether it is worth a look by itself. What only tells of a tool is not, whatever its severity:
   * those whose work is testing use them.
   */
  public boolean isGrave() {
    return signal.isGrave() && !isTool();
  }

  /** Whether its caller was where it never was, with what it never used. */
  public boolean isStrange() {
    return signal.familiarity() == Familiarity.STRANGE;
  }

  /** Whether nobody knows its caller, or anybody from there. */
  boolean isNewcomer() {
    return signal.familiarity() == Familiarity.NEWCOMER;
  }

  /** Whether all it tells is which tool was used. */
  boolean isTool() {
    return signal.type().purpose().equals("PenTest");
  }

  /**
   * The tactic it is told under: the one its finding type is named for, or else the first of its
   * tactics in the order of an attack; empty where it has none.
   */
  public String tactic() {
    return Tactics.of(signal.type())
        .filter(signal.tactics()::contains)
        .or(() -> Tactics.ORDER.stream().filter(signal.tactics()::contains).findFirst())
        .orElse("");
  }

  SequenceStep and(SequenceSignal later) {
    return new SequenceStep(signal.enriched(later), Math.max(last, later.time()), sightings + 1);
  }

  /** Both, where they are of one finding. */
  SequenceStep and(SequenceStep other) {
    return new SequenceStep(
        first() <= other.first() ? signal.enriched(other.signal) : other.signal.enriched(signal),
        Math.max(last, other.last),
        sightings + other.sightings);
  }
}
