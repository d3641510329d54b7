package dev.haetae.detect.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * State on the heap of this process. Each cell keeps at most so many keys; past that the key that
 * was written longest ago is given up, and counted.
 */
public final class InProcessStateStore implements StateStore {
  private static final int MAGIC = 0x48415354;

  private final Map<String, CellContent<?>> cells = new TreeMap<>();
  private long now = Long.MIN_VALUE;

  /**
   * An empty store.
   *
   * @param cells every cell that will be asked for
   * @param keys the most keys a cell keeps
   */
  public InProcessStateStore(Collection<? extends StateCell<?>> cells, int keys) {
    for (StateCell<?> cell : cells) {
      if (this.cells.putIfAbsent(cell.name(), CellContent.of(cell, keys)) != null) {
        throw new IllegalArgumentException("state cell \"" + cell.name() + "\" is declared twice");
      }
    }
  }

  /** How many keys were given up because there were too many. */
  public long evicted() {
    return cells.values().stream().mapToLong(CellContent::evicted).sum();
  }

  /** How many keys are kept. */
  public int size() {
    return cells.values().stream().mapToInt(CellContent::size).sum();
  }

  @Override
  public void advance(long time) {
    if (time > now) {
      now = time;
      cells.values().forEach(content -> content.expire(time));
    }
  }

  @Override
  public <T> Value<T> value(StateCell.OfValue<T> cell, String key) {
    CellContent<T> content = content(cell);
    return new Value<>() {
      @Override
      public Optional<T> get() {
        return content.find(key).map(items -> items.list().get(0));
      }

      @Override
      public void set(T value) {
        Entry<T> entry = content.touch(key, now);
        entry.list().clear();
        entry.list().add(value);
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
        return content.find(key).map(Entry::list).orElse(List.of());
      }

      @Override
      public void add(T item) {
        content.touch(key, now).list().add(item);
      }

      @Override
      public void removeFirst(int count) {
        content.find(key).ifPresent(entry -> entry.list().subList(0, count).clear());
      }
    };
  }

  @Override
  public <T> Members<T> map(StateCell.OfMap<T> cell, String key) {
    CellContent<T> content = content(cell);
    return new Members<>() {
      @Override
      public Optional<T> get(String name) {
        return content.find(key).flatMap(entry -> Optional.ofNullable(entry.map().get(name)));
      }

      @Override
      public void put(String name, T value) {
        content.touch(key, now).map().put(name, value);
      }

      @Override
      public void remove(String name) {
        content.find(key).ifPresent(entry -> entry.map().remove(name));
      }

      @Override
      public Set<String> names() {
        return content.find(key).map(entry -> entry.map().keySet()).orElse(Set.of());
      }
    };
  }

  // A cell's content is made from a cell of the same name, and names are unique.
  @SuppressWarnings("unchecked")
  private <T> CellContent<T> content(StateCell<T> cell) {
    CellContent<?> content = cells.get(cell.name());
    if (content == null || !content.cell().equals(cell)) {
      throw new IllegalArgumentException("state cell \"" + cell.name() + "\" was not declared");
    }
    return (CellContent<T>) content;
  }

  /** Everything in the store, as bytes. */
  public byte[] snapshot() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    unchecked(() -> {
      out.writeInt(MAGIC);
      out.writeLong(now);
      out.writeInt(cells.size());
      for (CellContent<?> content : cells.values()) {
        content.write(out);
      }
      return bytes;
    });
    return bytes.toByteArray();
  }

  /**
   * Puts back what {@link #snapshot} gave; the store must be empty.
   *
   * @throws IllegalArgumentException where the bytes are no snapshot of a store with these cells in
   *     these versions
   */
  public void restore(byte[] snapshot) {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot));
    try {
      if (in.readInt() != MAGIC) {
        throw new IOException("it does not begin as one");
      }
      now = in.readLong();
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        String name = in.readUTF();
        CellContent<?> content = cells.get(name);
        if (content == null) {
          throw new IOException("no detector declares the state cell \"" + name + "\"");
        }
        content.read(in);
      }
    } catch (IOException wrong) {
      throw new IllegalArgumentException(
          "not a snapshot of this state: " + wrong.getMessage() + "; begin with an empty one",
          wrong);
    }
  }

  private interface Write {
    Object run() throws IOException;
  }

  /** Writing to memory does not fail. */
  private static void unchecked(Write write) {
    Supplier<Object> run =
        () -> {
          try {
            return write.run();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    Object unused = run.get();
  }

  /** What is kept under one key. */
  static final class Entry<T> {
    private final java.util.ArrayList<T> list = new java.util.ArrayList<>(1);
    private final Map<String, T> map = new TreeMap<>();
    private long written;

    List<T> list() {
      return list;
    }

    Map<String, T> map() {
      return map;
    }

    long written() {
      return written;
    }

    void written(long time) {
      written = time;
    }
  }
}
