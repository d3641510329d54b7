package dev.haetae.detect.sequence;

import dev.haetae.detect.Tactics;
import dev.haetae.detect.familiar.Familiarity;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * One step of a sequence: a finding, as often as it was seen while the sequence went on.
 *
 * @param signal what was seen first, enriched by what was seen later
 * @param again id of the first other event it was seen of; empty where there is none yet
 * @param last time of the last sighting, microseconds since 1970
 * @param sightings how many signals there were
 */
public record SequenceStep(SequenceSignal signal, String again, long last, long sightings) {
  /** By time, then by finding. */
  static final Comparator<SequenceStep> ORDER =
      Comparator.comparingLong(SequenceStep::first)
          .thenComparing(step -> step.signal().finding().id());

  static SequenceStep of(SequenceSignal signal) {
    return new SequenceStep(signal, "", signal.event().time(), 1);
  }

  /** Time of the first sighting, microseconds since 1970. */
  public long first() {
    return signal.event().time();
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
    return signal.finding().type().purpose().equals("PenTest");
  }

  /**
   * The tactic it is told under: the one its finding type is named for, or else the first of its
   * tactics in the order of an attack; empty where it has none.
   */
  public String tactic() {
    return Tactics.of(signal.finding().type())
        .filter(signal.finding().tactics()::contains)
        .or(() -> Tactics.ORDER.stream().filter(signal.finding().tactics()::contains).findFirst())
        .orElse("");
  }

  SequenceStep and(SequenceSignal later) {
    return and(of(later));
  }

  /** Both, where they are of one finding. */
  SequenceStep and(SequenceStep other) {
    return first() <= other.first() ? followedBy(other) : other.followedBy(this);
  }

  private SequenceStep followedBy(SequenceStep later) {
    String other =
        Stream.of(again, later.signal.event().id(), later.again)
            .filter(event -> !event.isEmpty() && !event.equals(signal.event().id()))
            .findFirst()
            .orElse("");
    return new SequenceStep(
        signal.enriched(later.signal),
        other,
        Math.max(last, later.last),
        sightings + later.sightings);
  }

  /**
   * The calls it is told of, as far as they tell it from other steps: findings of the same calls
   * are one act told of twice.
   */
  String calls() {
    return signal.event().id() + " " + again;
  }

  /** Whether it was seen of more calls than {@link #calls} names. */
  boolean isOfMore() {
    return sightings > (again.isEmpty() ? 1 : 2);
  }
}
