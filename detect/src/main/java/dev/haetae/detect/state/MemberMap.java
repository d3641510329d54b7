package dev.haetae.detect.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The members of one map: all as objects while they are few, else those used last. */
final class MemberMap<T> {
  private final Codec<T> codec;
  private final int mostWarm;
  private NavigableMap<String, T> few = new TreeMap<>();
  private @Nullable Tiered<T> many;

  /**
   * No members yet.
   *
   * @param mostWarm values kept as objects
   */
  MemberMap(Codec<T> codec, int mostWarm) {
    this.codec = codec;
    this.mostWarm = mostWarm;
  }

  int size() {
    return many == null ? few.size() : many.size();
  }

  /** The value of a name. */
  @Nullable T get(String name) {
    return many == null ? few.get(name) : many.get(name);
  }

  /** Puts a value in place of another, or as a new one. */
  void put(String name, T value) {
    if (many != null) {
      many.put(name, value);
      return;
    }
    few.put(name, value);
    if (few.size() > mostWarm) {
      Tiered<T> moved = new Tiered<>(codec, mostWarm);
      few.forEach(moved::put);
      many = moved;
      few = new TreeMap<>();
    }
  }

  void remove(String name) {
    if (many == null) {
      few.remove(name);
    } else {
      many.remove(name);
    }
  }

  /** All names, sorted. */
  Set<String> names() {
    return Collections.unmodifiableSet(many == null ? few.keySet() : many.keys());
  }

  void write(DataOutput out) throws IOException {
    if (many != null) {
      many.write(out);
      return;
    }
    out.writeInt(few.size());
    for (Map.Entry<String, T> member : few.entrySet()) {
      Texts.write(member.getKey(), out);
      codec.write(member.getValue(), out);
    }
  }

  void read(DataInput in) throws IOException {
    for (int count = in.readInt(); count > 0; count--) {
      put(Texts.read(in), codec.read(in));
    }
  }
}
