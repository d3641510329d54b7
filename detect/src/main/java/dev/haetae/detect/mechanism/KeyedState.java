package dev.haetae.detect.mechanism;

import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;

/** The state of one key. What is read and changed must be put back, for it may have been a copy. */
public final class KeyedState {
  private final StateStore store;
  private final String key;

  /** The state under a key. */
  public KeyedState(StateStore store, String key) {
    this.store = store;
    this.key = key;
  }

  /** The value of a cell. */
  public <T> StateStore.Value<T> value(StateCell.OfValue<T> cell) {
    return store.value(cell, key);
  }

  /** The map of a cell. */
  public <T> StateStore.Members<T> map(StateCell.OfMap<T> cell) {
    return store.map(cell, key);
  }
}
