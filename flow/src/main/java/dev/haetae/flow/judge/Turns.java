package dev.haetae.flow.judge;

import com.google.common.collect.AbstractIterator;
import com.google.common.collect.Iterators;
import com.google.common.collect.PeekingIterator;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.run.Observed;
import dev.haetae.flow.copies.EarlierEvents;
import dev.haetae.flow.copies.FirstCopies;
import dev.haetae.flow.copies.HourRepeats;
import dev.haetae.flow.match.Signal;
import dev.haetae.model.event.Event;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says whose turn it is, in order of time: of one event its signal first; of several copies of one
 * happening each rule sees only the first. For one thread.
 */
final class Turns {
  /** Turns taken at once, and bytes that they may hold. */
  private static final int MOST = 4096;

  private static final int MOST_BYTES = 4 << 20;

  private final EarlierEvents earlier;
  private final FirstCopies copies = new FirstCopies();
  private final HourRepeats repeats = new HourRepeats();
  private long begun = Event.NO_TIME;
  private long latest = Event.NO_TIME;
  private long late;
  private long lastLate;

  /**
   * None yet.
   *
   * @param earlier events of earlier scans, which count no more
   */
  Turns(EarlierEvents earlier) {
    this.earlier = earlier;
  }

  /**
   * The turns of all of these.
   *
   * @param signals in {@link Signal#ORDER}
   * @param observations in {@link Observed#ORDER}
   */
  Iterator<Turn> of(Iterator<Signal> signals, Iterator<Observed> observations) {
    return new InOrder(Iterators.peekingIterator(signals), Iterators.peekingIterator(observations));
  }

  /** As many of the next as are worth handing on together. */
  static List<Turn> some(Iterator<Turn> turns) {
    List<Turn> some = new ArrayList<>(MOST);
    long bytes = 0;
    while (some.size() < MOST && bytes < MOST_BYTES && turns.hasNext()) {
      Turn turn = turns.next();
      bytes += turn.size();
      some.add(turn);
    }
    return some;
  }

  private final class InOrder extends AbstractIterator<Turn> {
    private final PeekingIterator<Signal> matched;
    private final PeekingIterator<Observed> watched;

    InOrder(PeekingIterator<Signal> matched, PeekingIterator<Observed> watched) {
      this.matched = matched;
      this.watched = watched;
    }

    @Override
    protected @Nullable Turn computeNext() {
      while (matched.hasNext() || watched.hasNext()) {
        @Nullable Turn turn = isSignalFirst() ? turn(matched.next()) : turn(watched.next());
        if (turn != null) {
          return turn;
        }
      }
      return endOfData();
    }

    private boolean isSignalFirst() {
      return matched.hasNext() && (!watched.hasNext() || isFirst(matched.peek(), watched.peek()));
    }
  }

  private static boolean isFirst(Signal signal, Observed observed) {
    Observation observation = observed.observation();
    int order = Long.compare(signal.time(), observation.time());
    return order < 0
        || (order == 0 && !observed.isAhead() && signal.identity() <= observation.identity());
  }

  private @Nullable Turn turn(Signal signal) {
    if (earlier.holds(signal.identity())) {
      return null;
    }
    happened(signal.time(), signal.identity());
    int[] rules = copies.rules(signal);
    return rules.length == 0 ? null : new Turn.Matched(signal.with(rules));
  }

  private @Nullable Turn turn(Observed observed) {
    Observation observation = observed.observation();
    if (earlier.holds(observation.identity())) {
      return null;
    }
    happened(observation.time(), observation.identity());
    if (observed.isAhead()) {
      return new Turn.Ahead(observed);
    }
    int[] rules = repeats.unseen(observed, copies.rules(observed));
    return rules.length == 0
        ? null
        : new Turn.Watched(new Observed(observed.feed(), rules, observation));
  }

  private void happened(long time, long identity) {
    if (time < begun && time != Event.NO_TIME && (late == 0 || identity != lastLate)) {
      late++;
      lastLate = identity;
    }
    latest = Math.max(latest, time);
  }

  /** Matched and watched events that are older than what the scan before ended with. */
  long late() {
    return late;
  }

  /** Writes how far they came, for those of a later scan. */
  void write(DataOutput out) throws IOException {
    out.writeLong(latest);
    repeats.write(out);
  }

  /** Goes on from what others wrote. */
  void read(DataInput in) throws IOException {
    begun = in.readLong();
    latest = begun;
    repeats.read(in);
  }
}
