package dev.haetae.detect.state;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps state by cell and key. Everything in it expires on event time, never on the clock of the
 * machine, so that the same events always meet the same state. Used by one thread; a shard of keys
 * has a store of its own.
 */
public interface StateStore {

  /**
   * Tells the store how far events have come: what expired before is forgotten. An earlier time
   * than told before changes nothing.
   *
   * @param time microseconds since 1970
   */
  void advance(long time);

  /** The value under a key. */
  <T> Value<T> value(StateCell.OfValue<T> cell, String key);

  /** The list under a key; empty where there is none. */
  <T> Items<T> list(StateCell.OfList<T> cell, String key);

  /** The map under a key; empty where there is none. */
  <T> Members<T> map(StateCell.OfMap<T> cell, String key);

  /** One value. */
  interface Value<T> {
    Optional<T> get();

    /** Puts a value, written at the time the store was last told. */
    void set(T value);

    void clear();
  }

  /** A list. */
  interface Items<T> {
    /** The items, oldest first; not to be changed, and good until the next change. */
    List<T> all();

    void add(T item);

    /** Takes so many items off the front. */
    void removeFirst(int count);
  }

  /** A map. */
  interface Members<T> {
    Optional<T> get(String name);

    void put(String name, T value);

    /** Puts a value under a name that has one, or where there are fewer than {@code most}. */
    default void putAmong(int most, String name, T value) {
      if (size() < most || get(name).isPresent()) {
        put(name, value);
      }
    }

    void remove(String name);

    /** How many there are. */
    int size();

    /** All names, sorted; not to be changed, and good until the next change. */
    Set<String> names();
  }
}
