package dev.haetae.detect.run;

import dev.haetae.model.event.Event;
import dev.haetae.model.event.Slice;

/**
 * Hashes events by rows of fields, of which many have fields in common: the values of a field are
 * hashed once an event, and a row by the hashes of its fields. For one thread.
 */
final class FieldHashes {
  /** The only text of a field that has one. */
  private static final int PLACE = 0;

  private final UniversalHash ofValues;
  private final UniversalHash ofFields = new UniversalHash(UniversalHash.Key.OF_HASHES);
  private final EventPlace place = new EventPlace();
  private final Slice slice = new Slice();

  /** Of each field, and of the place behind them, when it was hashed and what came of it. */
  private final int[] hashed;

  private final boolean[] fits;
  private final long[] lows;
  private final long[] highs;
  private int turn;

  /**
   * Hashes of nothing yet.
   *
   * @param fields how many there are in the selection of the events
   */
  FieldHashes(int fields, UniversalHash ofValues) {
    this.ofValues = ofValues;
    this.hashed = new int[fields + 1];
    this.fits = new boolean[fields + 1];
    this.lows = new long[fields + 1];
    this.highs = new long[fields + 1];
  }

  /** Whatever was hashed was another event's. */
  void turn() {
    turn++;
  }

  /**
   * A hash by the account, the Region and some fields; its events are those turned to.
   *
   * @param fields their numbers in the selection of the events
   */
  EventHash row(int[] fields) {
    return new Row(fields.clone());
  }

  private final class Row implements EventHash {
    private final int[] fields;

    Row(int[] fields) {
      this.fields = fields;
    }

    @Override
    public boolean of(Event event) {
      ofFields.begin();
      boolean fit = add(event, hashed.length - 1);
      for (int field : fields) {
        fit &= add(event, field);
      }
      ofFields.end();
      return fit;
    }

    @Override
    public long low() {
      return ofFields.low();
    }

    @Override
    public long high() {
      return ofFields.high();
    }
  }

  private boolean add(Event event, int field) {
    if (hashed[field] != turn) {
      hash(event, field);
    }
    ofFields.add(lows[field], highs[field]);
    return fits[field];
  }

  private void hash(Event event, int field) {
    ofValues.begin();
    boolean fit = true;
    if (field == hashed.length - 1) {
      byte[] where = place.of(event);
      fit = ofValues.add(PLACE, where, 0, where.length);
    } else {
      for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
        event.read(value, slice);
        fit &= ofValues.add(event.kind(value).code(), slice.bytes(), slice.start(), slice.end());
      }
    }
    ofValues.end();
    hashed[field] = turn;
    fits[field] = fit;
    lows[field] = ofValues.low();
    highs[field] = ofValues.high();
  }
}
