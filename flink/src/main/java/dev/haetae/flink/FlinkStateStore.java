package dev.haetae.flink;

import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.java.tuple.Tuple2;
import org.jspecify.annotations.Nullable;

/**
 * State kept by Flink, under the key that Flink is at: the keys the store is asked for are that
 * one. A value, a list and a map are what Flink calls so, under the name of their cell; a stamp
 * beside each says when it was last written, for Flink itself forgets by the clock of the machine.
 *
 * <p>What another version of a cell wrote is not there for this one, and is counted.
 */
final class FlinkStateStore implements StateStore {
  /** Members of one map; a name beyond them is not taken, and counted. */
  private static final int MOST_MEMBERS = 1 << 21;

  private final KeyedStateStore states;
  private final Map<String, Cell<ValueState<Held>>> values = new HashMap<>();
  private final Map<String, Cell<ListState<Held>>> lists = new HashMap<>();
  private final Map<String, Cell<MapState<String, Held>>> maps = new HashMap<>();
  private long now = Long.MIN_VALUE;
  private long givenUp;
  private long outdated;

  /** A look at Flink's state, which fails in any way. */
  private interface Access<T> {
    @Nullable T get() throws Exception;
  }

  /** A change of Flink's state. */
  private interface Change {
    void run() throws Exception;
  }

  /** A cell's state, and its stamp: when it was written, and how many members a map has. */
  private final class Cell<S> {
    private final S state;
    private final ValueState<Tuple2<Long, Integer>> stamp;
    private final long expiry;

    Cell(StateCell<?> cell, S state) {
      this.state = state;
      this.stamp =
          states.getState(
              new ValueStateDescriptor<>(
                  cell.name() + "/written", Types.TUPLE(Types.LONG, Types.INT)));
      this.expiry = cell.expiry().toNanos() / 1_000;
    }

    boolean isThere() {
      Tuple2<Long, Integer> written = read(stamp::value);
      return written != null && written.f0 + expiry >= now;
    }

    int members() {
      Tuple2<Long, Integer> written = read(stamp::value);
      return written == null ? 0 : written.f1;
    }

    void written(int members) {
      change(() -> stamp.update(Tuple2.of(now, members)));
    }

    void clear(Change clearing) {
      change(clearing);
      change(stamp::clear);
    }
  }

  /** A store over the state of one operator. */
  FlinkStateStore(KeyedStateStore states) {
    this.states = states;
  }

  /** Flink turned to another key, whose time is its own. */
  void turn() {
    now = Long.MIN_VALUE;
  }

  @Override
  public void advance(long time) {
    now = Math.max(now, time);
  }

  /** Members of maps that were not taken because there were too many. */
  long givenUp() {
    return givenUp;
  }

  /** Values met that another version of their cell wrote. */
  long outdated() {
    return outdated;
  }

  /** Forgets everything in these cells under the key Flink is at. */
  void clear(Collection<StateCell<?>> cells) {
    for (StateCell<?> cell : cells) {
      if (cell instanceof StateCell.OfValue<?> value) {
        Cell<ValueState<Held>> at = cell(value);
        at.clear(at.state::clear);
      } else if (cell instanceof StateCell.OfList<?> list) {
        Cell<ListState<Held>> at = cell(list);
        at.clear(at.state::clear);
      } else if (cell instanceof StateCell.OfMap<?> map) {
        Cell<MapState<String, Held>> at = cell(map);
        at.clear(at.state::clear);
      }
    }
  }

  private Cell<ValueState<Held>> cell(StateCell.OfValue<?> cell) {
    return values.computeIfAbsent(
        cell.name(),
        name ->
            new Cell<>(
                cell, states.getState(new ValueStateDescriptor<>(name, HeldSerializer.INSTANCE))));
  }

  private Cell<ListState<Held>> cell(StateCell.OfList<?> cell) {
    return lists.computeIfAbsent(
        cell.name(),
        name ->
            new Cell<>(
                cell,
                states.getListState(new ListStateDescriptor<>(name, HeldSerializer.INSTANCE))));
  }

  private Cell<MapState<String, Held>> cell(StateCell.OfMap<?> cell) {
    return maps.computeIfAbsent(
        cell.name(),
        name ->
            new Cell<>(
                cell,
                states.getMapState(
                    new MapStateDescriptor<>(
                        name, StringSerializer.INSTANCE, HeldSerializer.INSTANCE))));
  }

  private <T> Optional<T> value(StateCell<T> cell, @Nullable Held held) {
    if (held == null) {
      return Optional.empty();
    }
    Optional<T> value = held.value(cell.version(), cell.codec());
    if (value.isEmpty()) {
      outdated++;
    }
    return value;
  }

  private static <T> Held held(StateCell<T> cell, T value) {
    return Held.of(cell.version(), value, cell.codec());
  }

  @Override
  public <T> Value<T> value(StateCell.OfValue<T> cell, String key) {
    Cell<ValueState<Held>> at = cell(cell);
    return new Value<>() {
      @Override
      public Optional<T> get() {
        return at.isThere()
            ? FlinkStateStore.this.value(cell, read(at.state::value))
            : Optional.empty();
      }

      @Override
      public void set(T value) {
        change(() -> at.state.update(held(cell, value)));
        at.written(0);
      }

      @Override
      public void clear() {
        at.clear(at.state::clear);
      }
    };
  }

  @Override
  public <T> Items<T> list(StateCell.OfList<T> cell, String key) {
    Cell<ListState<Held>> at = cell(cell);
    return new Items<>() {
      @Override
      public List<T> all() {
        if (!at.isThere()) {
          return List.of();
        }
        List<T> all = new ArrayList<>();
        for (Held held : held()) {
          FlinkStateStore.this.value(cell, held).ifPresent(all::add);
        }
        return all;
      }

      private Iterable<Held> held() {
        Iterable<Held> held = read(at.state::get);
        return held == null ? List.of() : held;
      }

      @Override
      public void add(T item) {
        if (!at.isThere()) {
          change(at.state::clear);
        }
        change(() -> at.state.add(FlinkStateStore.held(cell, item)));
        at.written(0);
      }

      @Override
      public void removeFirst(int count) {
        if (at.isThere()) {
          List<Held> all = new ArrayList<>();
          held().forEach(all::add);
          change(() -> at.state.update(new ArrayList<>(all.subList(count, all.size()))));
        }
      }
    };
  }

  @Override
  public <T> Members<T> map(StateCell.OfMap<T> cell, String key) {
    Cell<MapState<String, Held>> at = cell(cell);
    return new Members<>() {
      @Override
      public Optional<T> get(String name) {
        return at.isThere()
            ? FlinkStateStore.this.value(cell, read(() -> at.state.get(name)))
            : Optional.empty();
      }

      @Override
      public void put(String name, T value) {
        boolean fresh = !at.isThere();
        if (fresh) {
          change(at.state::clear);
        }
        int members = fresh ? 0 : at.members();
        boolean known = !fresh && Boolean.TRUE.equals(read(() -> at.state.contains(name)));
        if (!known && members >= MOST_MEMBERS) {
          givenUp++;
        } else {
          change(() -> at.state.put(name, held(cell, value)));
          members += known ? 0 : 1;
        }
        at.written(members);
      }

      @Override
      public void remove(String name) {
        if (at.isThere() && Boolean.TRUE.equals(read(() -> at.state.contains(name)))) {
          change(() -> at.state.remove(name));
          change(() -> at.stamp.update(Tuple2.of(written(), at.members() - 1)));
        }
      }

      private long written() {
        Tuple2<Long, Integer> written = read(at.stamp::value);
        return written == null ? now : written.f0;
      }

      @Override
      public int size() {
        return at.isThere() ? at.members() : 0;
      }

      @Override
      public Set<String> names() {
        Iterable<String> names = at.isThere() ? read(at.state::keys) : List.of();
        Set<String> sorted = new TreeSet<>();
        if (names != null) {
          names.forEach(sorted::add);
        }
        return Collections.unmodifiableSet(sorted);
      }
    };
  }

  private static <T> @Nullable T read(Access<T> access) {
    try {
      return access.get();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Flink's state cannot be read", e);
    }
  }

  private static void change(Change change) {
    try {
      change.run();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Flink's state cannot be changed", e);
    }
  }
}
