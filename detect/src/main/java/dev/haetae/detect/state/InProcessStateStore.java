package dev.haetae.detect.state;

import com.google.common.io.CountingOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * State on the heap of this process. Each cell keeps at most so many keys; past that the key that
 * was used longest ago is given up, and counted.
 */
public final class InProcessStateStore implements StateStore {
  private static final int MAGIC = 0x48415355;

  /** Members of one map; a name beyond them is not taken, and counted. */
  private static final int MOST_MEMBERS = 1 << 21;

  /** Keys of one cell, and members of one map, whose values are kept as objects. */
  private static final int MOST_WARM = 1 << 14;

  private static final int SKIPPED_AT_ONCE = 1 << 13;

  private final Map<String, CellContent<?>> cells;
  private final IdentityHashMap<StateCell<?>, CellContent<?>> asked = new IdentityHashMap<>();
  private final int mostMembers;
  private long now = Long.MIN_VALUE;

  /**
   * An empty store.
   *
   * @param cells every cell that will be asked for
   * @param keys the most keys a cell keeps
   */
  public InProcessStateStore(Collection<? extends StateCell<?>> cells, int keys) {
    this(cells, keys, MOST_MEMBERS, MOST_WARM);
  }

  InProcessStateStore(
      Collection<? extends StateCell<?>> cells, int keys, int mostMembers, int mostWarm) {
    this.cells = new TreeMap<>();
    this.mostMembers = mostMembers;
    for (StateCell<?> cell : cells) {
      if (this.cells.putIfAbsent(cell.name(), CellContent.of(cell, keys, mostWarm)) != null) {
        throw new IllegalArgumentException("state cell \"" + cell.name() + "\" is declared twice");
      }
    }
  }

  private InProcessStateStore(InProcessStateStore other) {
    this.cells = other.cells;
    this.mostMembers = other.mostMembers;
    this.now = other.now;
  }

  /**
   * The same cells for another thread, with a time of its own that goes on from here. Of all that
   * have them, only one may ask for any one cell at a time.
   */
  public InProcessStateStore beside() {
    return new InProcessStateStore(this);
  }

  /** How many keys, and members of maps, were given up because there were too many. */
  public long evicted() {
    return cells.values().stream().mapToLong(CellContent::evicted).sum();
  }

  /** How many keys are kept. */
  public int size() {
    return cells.values().stream().mapToInt(CellContent::size).sum();
  }

  @Override
  public void advance(long time) {
    now = Math.max(now, time);
  }

  @Override
  public <T> Value<T> value(StateCell.OfValue<T> cell, String key) {
    CellContent<T> content = content(cell);
    return new Value<>() {
      @Override
      public Optional<T> get() {
        return content.find(key, now).flatMap(Entry::value);
      }

      @Override
      public void set(T value) {
        content.touch(key, now).value(value);
      }

      @Override
      public void clear() {
        content.remove(key);
      }
    };
  }

  @Override
  public <T> Items<T> list(StateCell.OfList<T> cell, String key) {
    CellContent<T> content = content(cell);
    return new Items<>() {
      @Override
      public List<T> all() {
        return content.find(key, now).map(Entry::list).orElse(List.of());
      }

      @Override
      public void add(T item) {
        content.touch(key, now).add(item);
      }

      @Override
      public void removeFirst(int count) {
        content.find(key, now).ifPresent(entry -> entry.removeFirst(count));
      }
    };
  }

  @Override
  public <T> Members<T> map(StateCell.OfMap<T> cell, String key) {
    CellContent<T> content = content(cell);
    return new Members<>() {
      @Override
      public Optional<T> get(String name) {
        return content
            .find(key, now)
            .flatMap(Entry::map)
            .flatMap(members -> Optional.ofNullable(members.get(name)));
      }

      @Override
      public void put(String name, T value) {
        MemberMap<T> members = content.map(content.touch(key, now));
        if (members.size() < mostMembers || members.get(name) != null) {
          members.put(name, value);
        } else {
          content.refused();
        }
      }

      @Override
      public void remove(String name) {
        content.find(key, now).flatMap(Entry::map).ifPresent(members -> members.remove(name));
      }

      @Override
      public int size() {
        return content.find(key, now).flatMap(Entry::map).map(MemberMap::size).orElse(0);
      }

      @Override
      public Set<String> names() {
        return content.find(key, now).flatMap(Entry::map).map(MemberMap::names).orElse(Set.of());
      }
    };
  }

  // A cell's content is made from a cell of the same name, and names are unique.
  @SuppressWarnings("unchecked")
  private <T> CellContent<T> content(StateCell<T> cell) {
    CellContent<?> known = asked.get(cell);
    if (known != null) {
      return (CellContent<T>) known;
    }
    CellContent<?> content = cells.get(cell.name());
    if (content == null || !content.cell().equals(cell)) {
      throw new IllegalArgumentException("state cell \"" + cell.name() + "\" was not declared");
    }
    asked.put(cell, content);
    return (CellContent<T>) content;
  }

  /** Everything in the store, as bytes. */
  public byte[] snapshot() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(new DataOutputStream(bytes));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** Writes everything in the store, one key after another. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(MAGIC);
    out.writeLong(now);
    out.writeInt(cells.size());
    for (CellContent<?> content : cells.values()) {
      out.writeUTF(content.cell().name());
      out.writeInt(content.cell().version());
      // Written twice, for its length stands before it and it can be large.
      CountingOutputStream measure = new CountingOutputStream(OutputStream.nullOutputStream());
      content.write(new DataOutputStream(measure));
      out.writeLong(measure.getCount());
      content.write(out);
    }
  }

  /**
   * Puts back what {@link #snapshot} gave; the store must be empty.
   *
   * @throws IllegalArgumentException where the bytes are no snapshot of a store with these cells in
   *     these versions
   */
  public void restore(byte[] snapshot) {
    try {
      List<String> left = read(new DataInputStream(new ByteArrayInputStream(snapshot)));
      if (!left.isEmpty()) {
        throw new IOException(left.get(0));
      }
    } catch (IOException wrong) {
      throw new IllegalArgumentException(
          "not a snapshot of this state: " + wrong.getMessage() + "; begin with an empty one",
          wrong);
    }
  }

  /**
   * Reads what {@link #write} wrote; the store must be empty. A cell that nobody declares any more,
   * or whose codec has another version now, is left out.
   *
   * @return why cells were left out, a sentence each
   * @throws IOException where it is something else
   */
  public List<String> read(DataInput in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("it does not begin as one");
    }
    now = in.readLong();
    List<String> left = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      String name = in.readUTF();
      int version = in.readInt();
      long length = in.readLong();
      CellContent<?> content = cells.get(name);
      if (content == null) {
        left.add("no detector declares the state cell \"" + name + "\"");
        skip(length, in);
      } else if (content.cell().version() != version) {
        left.add(
            "cell \"" + name + "\" has version " + version + ", not " + content.cell().version());
        skip(length, in);
      } else {
        content.read(in);
      }
    }
    return left;
  }

  private static void skip(long length, DataInput in) throws IOException {
    if (length < 0) {
      throw new IOException("a cell of " + length + " bytes");
    }
    byte[] skipped = new byte[SKIPPED_AT_ONCE];
    for (long left = length; left > 0; left -= skipped.length) {
      in.readFully(skipped, 0, (int) Math.min(left, skipped.length));
    }
  }
}
