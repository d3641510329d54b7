package dev.haetae.detect.state;

import dev.haetae.detect.state.Warm.Slot;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is kept under one key of one cell. */
final class Entry<T> {
  private @Nullable Slot<T> value;
  private @Nullable ArrayList<T> list;
  private @Nullable TreeMap<String, Slot<T>> map;

  /** When it was last written, in the time of events. */
  long written;

  /** When it was put at the end of the queue of its cell. */
  long queued;

  Optional<Slot<T>> value() {
    return Optional.ofNullable(value);
  }

  void value(Slot<T> newValue) {
    value = newValue;
  }

  List<T> list() {
    if (list == null) {
      list = new ArrayList<>(1);
    }
    return list;
  }

  NavigableMap<String, Slot<T>> map() {
    if (map == null) {
      map = new TreeMap<>();
    }
    return map;
  }

  void forget() {
    value = null;
    list = null;
    map = null;
  }

  void write(Codec<T> codec, DataOutput out) throws IOException {
    out.writeLong(written);
    out.writeLong(queued);
    out.writeBoolean(value != null);
    if (value != null) {
      value.write(codec, out);
    }
    List<T> items = list == null ? List.of() : list;
    out.writeInt(items.size());
    for (T item : items) {
      codec.write(item, out);
    }
    Map<String, Slot<T>> members = map == null ? Map.of() : map;
    out.writeInt(members.size());
    for (Map.Entry<String, Slot<T>> member : members.entrySet()) {
      Texts.write(member.getKey(), out);
      member.getValue().write(codec, out);
    }
  }

  static <T> Entry<T> read(Codec<T> codec, Warm<T> warm, DataInput in) throws IOException {
    Entry<T> entry = new Entry<>();
    entry.written = in.readLong();
    entry.queued = in.readLong();
    if (in.readBoolean()) {
      entry.value = warm.slot(codec.read(in));
    }
    int items = in.readInt();
    for (int item = 0; item < items; item++) {
      entry.list().add(codec.read(in));
    }
    int members = in.readInt();
    for (int member = 0; member < members; member++) {
      entry.map().put(Texts.read(in), warm.slot(codec.read(in)));
    }
    return entry;
  }
}
