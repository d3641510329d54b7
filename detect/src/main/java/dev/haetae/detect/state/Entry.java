package dev.haetae.detect.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept under one key of one cell. */
final class Entry<T> {
  private @Nullable T value;
  private @Nullable ArrayList<T> list;
  private @Nullable MemberMap<T> map;

  /** When it was last written, in the time of events. */
  long written;

  Optional<T> value() {
    return Optional.ofNullable(value);
  }

  void value(T newValue) {
    value = newValue;
  }

  List<T> list() {
    return list == null ? List.of() : list;
  }

  void add(T item) {
    if (list == null) {
      list = new ArrayList<>(1);
    }
    list.add(item);
  }

  void removeFirst(int count) {
    if (list != null) {
      list.subList(0, count).clear();
    }
  }

  Optional<MemberMap<T>> map() {
    return Optional.ofNullable(map);
  }

  /** Its map, which is made of what is given where there is none. */
  MemberMap<T> map(Codec<T> codec, int mostWarm) {
    if (map == null) {
      map = new MemberMap<>(codec, mostWarm);
    }
    return map;
  }

  void forget() {
    value = null;
    list = null;
    map = null;
  }

  /** How the entries of a cell are written: the time first. */
  record EntryCodec<T>(Codec<T> codec, int mostWarm) implements Codec<Entry<T>> {
    private static final int VALUE = 1;
    private static final int LIST = 2;
    private static final int MAP = 4;

    @Override
    public void write(Entry<T> entry, DataOutput to) throws IOException {
      T value = entry.value;
      List<T> list = entry.list();
      MemberMap<T> map = entry.map;
      to.writeLong(entry.written);
      to.writeByte(
          (value == null ? 0 : VALUE)
              | (list.isEmpty() ? 0 : LIST)
              | (map == null || map.size() == 0 ? 0 : MAP));
      if (value != null) {
        codec.write(value, to);
      }
      if (!list.isEmpty()) {
        to.writeInt(list.size());
        for (T item : list) {
          codec.write(item, to);
        }
      }
      if (map != null && map.size() > 0) {
        map.write(to);
      }
    }

    @Override
    public Entry<T> read(DataInput from) throws IOException {
      Entry<T> entry = new Entry<>();
      entry.written = from.readLong();
      int has = from.readByte();
      if ((has & VALUE) != 0) {
        entry.value = codec.read(from);
      }
      if ((has & LIST) != 0) {
        for (int count = from.readInt(); count > 0; count--) {
          entry.add(codec.read(from));
        }
      }
      if ((has & MAP) != 0) {
        entry.map(codec, mostWarm).read(from);
      }
      return entry;
    }
  }
}
