package dev.haetae.detect.state;

import com.google.common.primitives.Ints;
import dev.haetae.model.Hashing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values by key, in the order of their last use. What millions of callers left behind is hardly
 * ever asked for again and takes several times as much as objects as it does written down, so only
 * the values used last are kept as objects, and of the others their key and what their codec writes
 * in one array of bytes each.
 *
 * <p>A table of open addresses leads to slots, which are linked in the order of their use. Its hash
 * is salted anew in each process, for keys are written by attackers; nothing depends on its order.
 */
final class Tiered<V> {
  private static final int NONE = -1;
  private static final int FEWEST = 16;
  private static final long SALT = new SecureRandom().nextLong();

  private final Codec<V> codec;
  private final int most;
  private final ByteArrayOutputStream packing = new ByteArrayOutputStream();

  /** Slots by hash, each one more than its number; 0 where there is none. */
  private int[] table = new int[2 * FEWEST];

  /** By slot: a {@link Warm}, or the bytes of a key's length, the key and the value. */
  private Object[] records = new Object[FEWEST];

  private int[] hashes = new int[FEWEST];
  private int[] older = new int[FEWEST];

  /** By slot; of one that is free, the next that is. */
  private int[] newer = new int[FEWEST];

  private int size;
  private int opened;
  private int free = NONE;
  private int eldest = NONE;
  private int eldestWarm = NONE;
  private int latest = NONE;
  private int warm;

  /** A value as an object. */
  private record Warm<V>(String key, V value) {}

  /** Reads something of what a codec wrote. */
  interface Reader<X> {
    X read(DataInput from) throws IOException;
  }

  /**
   * No values yet.
   *
   * @param most values kept as objects, at least one
   */
  Tiered(Codec<V> codec, int most) {
    this.codec = codec;
    this.most = most;
  }

  int size() {
    return size;
  }

  /** The value of a key: the same object until {@code most} others were used. */
  @Nullable V get(String key) {
    int slot = find(key, hash(key));
    return slot == NONE ? null : use(slot, key).value;
  }

  /** Puts a value in place of another, or as a new one. */
  void put(String key, V value) {
    int hash = hash(key);
    int slot = find(key, hash);
    if (slot == NONE) {
      slot = open(hash);
      enter(slot);
      size++;
    } else {
      unlink(slot);
    }
    records[slot] = new Warm<>(key, value);
    link(slot);
  }

  void remove(String key) {
    int slot = find(key, hash(key));
    if (slot != NONE) {
      remove(slot);
    }
  }

  /** Drops the value used longest ago; there must be one. */
  void removeEldest() {
    remove(eldest);
  }

  /** Something of the value used longest ago, which is not used by that; there must be one. */
  <X> X ofEldest(Function<V, X> ofObject, Reader<X> ofBytes) {
    Object record = records[eldest];
    return record instanceof byte[] bytes
        ? read(bytes, ofBytes)
        : ofObject.apply(this.<V>warm(record).value);
  }

  /** All keys, sorted. */
  NavigableSet<String> keys() {
    NavigableSet<String> keys = new TreeSet<>();
    for (int slot = eldest; slot != NONE; slot = newer[slot]) {
      keys.add(key(records[slot]));
    }
    return keys;
  }

  /** Writes each key and value, beginning with that used longest ago. */
  void write(DataOutput out) throws IOException {
    out.writeInt(size);
    for (int slot = eldest; slot != NONE; slot = newer[slot]) {
      if (records[slot] instanceof byte[] bytes) {
        out.write(bytes);
      } else {
        Warm<V> object = warm(records[slot]);
        Texts.write(object.key, out);
        codec.write(object.value, out);
      }
    }
  }

  /** Puts what {@link #write} wrote. */
  void read(DataInput in) throws IOException {
    for (int count = in.readInt(); count > 0; count--) {
      put(Texts.read(in), codec.read(in));
    }
  }

  private static int hash(String key) {
    long hash = SALT;
    long word = key.length();
    for (int i = 0; i < key.length(); i++) {
      word = word << 16 | key.charAt(i);
      if ((i & 3) == 3) {
        hash = Hashing.mix(hash, word);
        word = 0;
      }
    }
    return (int) Hashing.mix(hash, word);
  }

  private int find(String key, int hash) {
    for (int at = hash & table.length - 1; table[at] != 0; at = at + 1 & table.length - 1) {
      int slot = table[at] - 1;
      if (hashes[slot] == hash && isOf(records[slot], key)) {
        return slot;
      }
    }
    return NONE;
  }

  private boolean isOf(Object record, String key) {
    if (record instanceof byte[] bytes) {
      byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
      int end = Integer.BYTES + wanted.length;
      return end <= bytes.length
          && Ints.fromByteArray(bytes) == wanted.length
          && Arrays.equals(bytes, Integer.BYTES, end, wanted, 0, wanted.length);
    }
    return warm(record).key.equals(key);
  }

  private String key(Object record) {
    return record instanceof byte[] bytes
        ? new String(bytes, Integer.BYTES, Ints.fromByteArray(bytes), StandardCharsets.UTF_8)
        : warm(record).key;
  }

  // A record is bytes or this.
  @SuppressWarnings("unchecked")
  private <W> Warm<W> warm(Object record) {
    return (Warm<W>) record;
  }

  private static <X> X read(byte[] bytes, Reader<X> reader) {
    int start = Integer.BYTES + Ints.fromByteArray(bytes);
    try {
      return reader.read(
          new DataInputStream(new ByteArrayInputStream(bytes, start, bytes.length - start)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Warm<V> use(int slot, String key) {
    if (records[slot] instanceof byte[] bytes) {
      unlink(slot);
      records[slot] = new Warm<>(key, read(bytes, codec::read));
      link(slot);
    } else if (slot != latest) {
      unlink(slot);
      link(slot);
    }
    return warm(records[slot]);
  }

  /** Links a slot with an object as the latest, for which another may have to be packed. */
  private void link(int slot) {
    older[slot] = latest;
    newer[slot] = NONE;
    if (latest == NONE) {
      eldest = slot;
    } else {
      newer[latest] = slot;
    }
    latest = slot;
    if (eldestWarm == NONE) {
      eldestWarm = slot;
    }
    if (++warm > most) {
      records[eldestWarm] = packed(warm(records[eldestWarm]));
      eldestWarm = newer[eldestWarm];
      warm--;
    }
  }

  private byte[] packed(Warm<V> object) {
    packing.reset();
    DataOutputStream out = new DataOutputStream(packing);
    try {
      Texts.write(object.key, out);
      codec.write(object.value, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packing.toByteArray();
  }

  private void unlink(int slot) {
    if (slot == eldestWarm) {
      eldestWarm = newer[slot];
    }
    if (!(records[slot] instanceof byte[])) {
      warm--;
    }
    if (older[slot] == NONE) {
      eldest = newer[slot];
    } else {
      newer[older[slot]] = newer[slot];
    }
    if (newer[slot] == NONE) {
      latest = older[slot];
    } else {
      older[newer[slot]] = older[slot];
    }
  }

  /** A slot for one more. */
  private int open(int hash) {
    int slot = free;
    if (slot == NONE) {
      if (opened == records.length) {
        grow();
      }
      slot = opened++;
    } else {
      free = newer[slot];
    }
    hashes[slot] = hash;
    return slot;
  }

  private void grow() {
    int length = opened + (opened >> 1);
    records = Arrays.copyOf(records, length);
    hashes = Arrays.copyOf(hashes, length);
    older = Arrays.copyOf(older, length);
    newer = Arrays.copyOf(newer, length);
    if (length > table.length - (table.length >> 2)) {
      table = new int[2 * table.length];
      for (int slot = eldest; slot != NONE; slot = newer[slot]) {
        enter(slot);
      }
    }
  }

  private void enter(int slot) {
    int at = hashes[slot] & table.length - 1;
    while (table[at] != 0) {
      at = at + 1 & table.length - 1;
    }
    table[at] = slot + 1;
  }

  private void remove(int slot) {
    unlink(slot);
    leave(slot);
    records[slot] = "";
    newer[slot] = free;
    free = slot;
    size--;
  }

  /**
   * Takes a slot out of the table, and moves up those after it that could not stand where they
   * belong (Knuth, The Art of Computer Programming 3, 6.4, algorithm R).
   */
  private void leave(int slot) {
    int hole = hashes[slot] & table.length - 1;
    while (table[hole] != slot + 1) {
      hole = hole + 1 & table.length - 1;
    }
    for (int at = hole + 1 & table.length - 1; table[at] != 0; at = at + 1 & table.length - 1) {
      int home = hashes[table[at] - 1] & table.length - 1;
      if ((at - home & table.length - 1) >= (at - hole & table.length - 1)) {
        table[hole] = table[at];
        hole = at;
      }
    }
    table[hole] = 0;
  }
}
