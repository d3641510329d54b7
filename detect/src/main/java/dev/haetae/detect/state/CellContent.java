package dev.haetae.detect.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one cell, in the order of their last use. What expired is never seen again, but its
 * memory is only given back when a key is added: then those used longest ago are dropped as far as
 * they expired.
 */
final class CellContent<T> {
  /** Keys looked at for each that is added. */
  private static final int LOOKED_AT = 2;

  private final StateCell<T> cell;
  private final int most;
  private final int mostWarm;
  private final long expiry;
  private final Tiered<Entry<T>> entries;
  private long evicted;

  /** The key asked for last, and its entry, for one is asked for again and again. */
  private String lastKey = "";

  private @Nullable Entry<T> last;

  private CellContent(StateCell<T> cell, int most, int mostWarm) {
    this.cell = cell;
    this.entries = new Tiered<>(new Entry.EntryCodec<>(cell.codec(), mostWarm), mostWarm);
    this.most = most;
    this.mostWarm = mostWarm;
    this.expiry = cell.expiry().toNanos() / 1_000;
  }

  /**
   * The keys of a cell: none yet.
   *
   * @param most keys kept
   * @param mostWarm keys of them whose values are kept as objects
   */
  static <T> CellContent<T> of(StateCell<T> cell, int most, int mostWarm) {
    return new CellContent<>(cell, most, mostWarm);
  }

  StateCell<T> cell() {
    return cell;
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
    return entry == null || isExpired(entry.written, now) ? Optional.empty() : Optional.of(entry);
  }

  private @Nullable Entry<T> entry(String key) {
    if (last == null || !key.equals(lastKey)) {
      last = entries.get(key);
      lastKey = key;
    }
    return last;
  }

  private boolean isExpired(long written, long now) {
    return written + expiry < now;
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
      entries.put(key, entry);
      last = entry;
    } else if (isExpired(entry.written, now)) {
      entry.forget();
    }
    entry.written = now;
    return entry;
  }

  /** The map of an entry of this cell, made where there is none. */
  MemberMap<T> map(Entry<T> entry) {
    return entry.map(cell.codec(), mostWarm);
  }

  private void tidy(long now) {
    for (int looked = 0; looked < LOOKED_AT && entries.size() > 0; looked++) {
      long written = entries.ofEldest(entry -> entry.written, DataInput::readLong);
      if (!isExpired(written, now)) {
        break;
      }
      entries.removeEldest();
    }
    while (entries.size() >= most) {
      entries.removeEldest();
      evicted++;
    }
    last = null;
  }

  void write(DataOutput out) throws IOException {
    entries.write(out);
  }

  void read(DataInput in) throws IOException {
    entries.read(in);
  }
}
