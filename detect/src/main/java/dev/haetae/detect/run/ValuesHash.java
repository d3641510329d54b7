package dev.haetae.detect.run;

import dev.haetae.model.event.Event;
import dev.haetae.model.event.Slice;
import java.util.stream.IntStream;

/** Hashes events by the values of some fields, in one walk over all values. */
final class ValuesHash implements EventHash {
  /** Stands for the account and Region among the fields. */
  private static final int PLACE = -1;

  /** Before the first field. */
  private static final int NONE = -1;

  private final int[] fields;
  private final UniversalHash hash;
  private final EventPlace place = new EventPlace();
  private final Slice slice = new Slice();

  /** The fields that are worked out, and whether each of the others is among the fields. */
  private int[] derived = {};

  private boolean[] isRead = {};

  /**
   * A hash.
   *
   * @param fields the numbers of the fields in the selection of the events
   */
  ValuesHash(int[] fields, UniversalHash hash) {
    this.fields = fields.clone();
    this.hash = hash;
  }

  @Override
  public boolean of(Event event) {
    boolean[] reads = isRead.length == 0 ? sorted(event) : isRead;
    hash.begin();
    byte[] where = place.of(event);
    boolean fits = hash.add(PLACE, where, 0, where.length);
    for (int field : derived) {
      for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
        fits &= add(event, field, value);
      }
    }
    int values = event.values();
    for (int value = 0; value < values; value++) {
      int field = event.field(value);
      if (field < reads.length && reads[field]) {
        fits &= add(event, field, value);
      }
    }
    hash.end();
    return fits;
  }

  private boolean add(Event event, int field, int value) {
    event.read(value, slice);
    int tag = field << 8 | event.kind(value).code();
    return hash.add(tag, slice.bytes(), slice.start(), slice.end());
  }

  /**
   * Sets the fields that are worked out apart, which are only there once they are asked for. The
   * others are not asked for one by one: an event has far fewer values than there are fields. Its
   * selection may go on behind them: records of one log as JSON carry more than those as lines.
   */
  private boolean[] sorted(Event event) {
    isRead = new boolean[IntStream.of(fields).max().orElse(NONE) + 1];
    derived = IntStream.of(fields).filter(event::isDerived).toArray();
    for (int field : fields) {
      isRead[field] = !event.isDerived(field);
    }
    return isRead;
  }

  @Override
  public long low() {
    return hash.low();
  }

  @Override
  public long high() {
    return hash.high();
  }
}
