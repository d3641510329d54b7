package dev.haetae.detect.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one cell. What expired is never seen again, but its memory is only given back when a
 * key is added: keys stand in a queue, and at its head those that expired are dropped while those
 * written since they were queued go to its end. So a write costs one look-up and no move.
 */
final class CellContent<T> {
  /** Heads of the queue looked at for each key that is added. */
  private static final int LOOKED_AT = 2;

  private final StateCell<T> cell;
  private final int most;
  private final long expiry;
  private final Warm<T> warm;
  private final LinkedHashMap<String, Entry<T>> entries = new LinkedHashMap<>();
  private long evicted;

  /** The key asked for last, and its entry, for one is asked for again and again. */
  private String lastKey = "";

  private @Nullable Entry<T> last;

  private CellContent(StateCell<T> cell, int most, int mostWarm) {
    this.cell = cell;
    this.warm = new Warm<>(cell.codec(), mostWarm);
    this.most = most;
    this.expiry = cell.expiry().toNanos() / 1_000;
  }

  /**
   * The keys of a cell: none yet.
   *
   * @param most keys kept
   * @param mostWarm values of them kept as objects
   */
  static <T> CellContent<T> of(StateCell<T> cell, int most, int mostWarm) {
    return new CellContent<>(cell, most, mostWarm);
  }

  StateCell<T> cell() {
    return cell;
  }

  /** Its values, as far as they are in use. */
  Warm<T> warm() {
    return warm;
  }

  long evicted() {
    return evicted;
  }

  /** A member of a map that had too many was not taken. */
  void refused() {
    evicted++;
  }

  int size() {
    return entries.size();
  }

  Optional<Entry<T>> find(String key, long now) {
    Entry<T> entry = entry(key);
    return entry == null || isExpired(entry, now) ? Optional.empty() : Optional.of(entry);
  }

  private @Nullable Entry<T> entry(String key) {
    if (last == null || !key.equals(lastKey)) {
      last = entries.get(key);
      lastKey = key;
    }
    return last;
  }

  private boolean isExpired(Entry<T> entry, long now) {
    return entry.written + expiry < now;
  }

  void remove(String key) {
    entries.remove(key);
    last = null;
  }

  /** The entry of a key, made where there is none, as written now. */
  Entry<T> touch(String key, long now) {
    Entry<T> entry = entry(key);
    if (entry == null) {
      tidy(now);
      entry = new Entry<>();
      entry.queued = now;
      entries.put(key, entry);
    } else if (isExpired(entry, now)) {
      entry.forget();
    }
    entry.written = now;
    return entry;
  }

  private void tidy(long now) {
    for (int looked = 0; looked < LOOKED_AT && headIsPast(now); looked++) {
      turn(now);
    }
    while (entries.size() >= most) {
      if (turn(now)) {
        continue;
      }
      Iterator<Entry<T>> head = entries.values().iterator();
      head.next();
      head.remove();
      last = null;
      evicted++;
    }
  }

  private boolean headIsPast(long now) {
    Iterator<Entry<T>> head = entries.values().iterator();
    return head.hasNext() && head.next().queued + expiry < now;
  }

  /** Drops the head of the queue if it expired, or queues it anew if it was written since. */
  private boolean turn(long now) {
    Iterator<Map.Entry<String, Entry<T>>> queue = entries.entrySet().iterator();
    if (!queue.hasNext()) {
      return false;
    }
    Map.Entry<String, Entry<T>> head = queue.next();
    String key = head.getKey();
    Entry<T> entry = head.getValue();
    if (isExpired(entry, now)) {
      queue.remove();
      last = null;
      return true;
    }
    if (entry.written > entry.queued) {
      queue.remove();
      entry.queued = entry.written;
      entries.put(key, entry);
      return true;
    }
    return false;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(entries.size());
    for (Map.Entry<String, Entry<T>> entry : entries.entrySet()) {
      Texts.write(entry.getKey(), out);
      entry.getValue().write(cell.codec(), out);
    }
  }

  void read(DataInput in) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      entries.put(Texts.read(in), Entry.read(cell.codec(), warm, in));
    }
  }
}
