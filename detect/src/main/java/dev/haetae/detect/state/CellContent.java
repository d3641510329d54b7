package dev.haetae.detect.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The keys of one cell in the order they were last written, which is the order they expire in. */
final class CellContent<T> {
  private final StateCell<T> cell;
  private final int most;
  private final LinkedHashMap<String, InProcessStateStore.Entry<T>> entries = new LinkedHashMap<>();
  private long evicted;

  private CellContent(StateCell<T> cell, int most) {
    this.cell = cell;
    this.most = most;
  }

  static <T> CellContent<T> of(StateCell<T> cell, int most) {
    return new CellContent<>(cell, most);
  }

  StateCell<T> cell() {
    return cell;
  }

  long evicted() {
    return evicted;
  }

  int size() {
    return entries.size();
  }

  Optional<InProcessStateStore.Entry<T>> find(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  void remove(String key) {
    entries.remove(key);
  }

  /** The entry of a key, made where there is none, as written last. */
  InProcessStateStore.Entry<T> touch(String key, long now) {
    InProcessStateStore.Entry<T> entry = entries.remove(key);
    if (entry == null) {
      entry = new InProcessStateStore.Entry<>();
      if (entries.size() >= most) {
        Iterator<String> oldest = entries.keySet().iterator();
        oldest.next();
        oldest.remove();
        evicted++;
      }
    }
    entry.written(now);
    entries.put(key, entry);
    return entry;
  }

  void expire(long now) {
    long before = now - cell.expiry().toNanos() / 1_000;
    Iterator<InProcessStateStore.Entry<T>> oldest = entries.values().iterator();
    while (oldest.hasNext() && oldest.next().written() < before) {
      oldest.remove();
    }
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(cell.name());
    out.writeInt(cell.version());
    out.writeInt(entries.size());
    for (Map.Entry<String, InProcessStateStore.Entry<T>> entry : entries.entrySet()) {
      Texts.write(entry.getKey(), out);
      out.writeLong(entry.getValue().written());
      out.writeInt(entry.getValue().list().size());
      for (T item : entry.getValue().list()) {
        cell.codec().write(item, out);
      }
      out.writeInt(entry.getValue().map().size());
      for (Map.Entry<String, T> member : entry.getValue().map().entrySet()) {
        Texts.write(member.getKey(), out);
        cell.codec().write(member.getValue(), out);
      }
    }
  }

  void read(DataInput in) throws IOException {
    int version = in.readInt();
    if (version != cell.version()) {
      throw new IOException(
          "cell \"" + cell.name() + "\" has version " + version + ", not " + cell.version());
    }
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      String key = Texts.read(in);
      InProcessStateStore.Entry<T> entry = touch(key, in.readLong());
      int items = in.readInt();
      for (int item = 0; item < items; item++) {
        entry.list().add(cell.codec().read(in));
      }
      int members = in.readInt();
      for (int member = 0; member < members; member++) {
        entry.map().put(Texts.read(in), cell.codec().read(in));
      }
    }
  }
}
