package dev.haetae.flow.keyed;

import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import dev.haetae.detect.state.Texts;
import dev.haetae.model.Hashing;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.log.Place;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Evidence that waits in the state of its key until a detector shows it, for as long as the
 * detector remembers anything of that key. Its number follows from the event, so that it is the
 * same wherever the event was read.
 */
public final class KeyedEvidence {
  /** Events kept for one key; past that the oldest are forgotten. */
  private static final int MOST = 20_000;

  /** What is old is looked for at one of so many events, counted in powers of two. */
  private static final int RARELY = 8;

  private static final Comparator<Kept> BY_TIME =
      Comparator.comparingLong((Kept kept) -> kept.occurrence().time())
          .thenComparingLong(Kept::number);

  private final StateStore.Members<Kept> events;
  private final long window;

  /** An event that may be shown, and its number. */
  public record Kept(long number, Occurrence occurrence) {
    static Kept of(Occurrence occurrence) {
      return new Kept(number(occurrence), occurrence);
    }

    private static long number(Occurrence occurrence) {
      long number = Hashing.mix(occurrence.time(), Hashing.hash(occurrence.eventId()));
      number = Hashing.mix(number, Hashing.hash(occurrence.log()));
      number = Hashing.mix(number, Hashing.hash(occurrence.place().object()));
      return Hashing.mix(number, occurrence.place().line());
    }

    void write(DataOutput out) throws IOException {
      out.writeLong(number);
      Texts.write(occurrence.eventId(), out);
      out.writeLong(occurrence.time());
      out.writeBoolean(occurrence.assumed());
      Texts.write(occurrence.log(), out);
      Texts.write(occurrence.place().object(), out);
      out.writeLong(occurrence.place().line());
      Texts.write(occurrence.raw(), out);
    }

    static Kept read(DataInput in) throws IOException {
      return new Kept(
          in.readLong(),
          new Occurrence(
              Texts.read(in),
              in.readLong(),
              in.readBoolean(),
              Texts.read(in),
              new Place(Texts.read(in), in.readLong()),
              Texts.read(in)));
    }
  }

  private static final Codec<Kept> CODEC =
      new Codec<>() {
        @Override
        public void write(Kept kept, DataOutput to) throws IOException {
          kept.write(to);
        }

        @Override
        public Kept read(DataInput from) throws IOException {
          return Kept.read(from);
        }
      };

  /**
   * The evidence of one key.
   *
   * @param window how long after it happened an event may be shown, in microseconds
   */
  KeyedEvidence(StateStore state, StateCell.OfMap<Kept> cell, String key, long window) {
    this.events = state.map(cell, key);
    this.window = window;
  }

  /** The cell evidence waits in where keys are remembered for so long. */
  static StateCell.OfMap<Kept> cell(String name, Duration expiry) {
    return new StateCell.OfMap<>(name, 2, expiry, CODEC);
  }

  /** Keeps an event; returns its number. */
  long keep(Occurrence occurrence) {
    Kept kept = Kept.of(occurrence);
    if (Long.numberOfTrailingZeros(kept.number()) >= RARELY) {
      tidy(occurrence.time());
    }
    events.put(name(kept.number()), kept);
    return kept.number();
  }

  private static String name(long number) {
    return Long.toHexString(number);
  }

  private void tidy(long now) {
    List<Kept> all = new ArrayList<>();
    List.copyOf(events.names()).forEach(name -> events.get(name).ifPresent(all::add));
    all.sort(BY_TIME);
    int tooMany = all.size() - MOST;
    for (int at = 0; at < all.size(); at++) {
      if (at < tooMany || now - all.get(at).occurrence().time() > window) {
        events.remove(name(all.get(at).number()));
      }
    }
  }

  /** What is kept under these numbers; it is kept as long as if it had happened now. */
  List<Kept> kept(List<Long> numbers) {
    List<Kept> found = new ArrayList<>();
    numbers.forEach(number -> events.get(name(number)).ifPresent(found::add));
    found.forEach(each -> events.put(name(each.number()), each));
    return found;
  }
}
