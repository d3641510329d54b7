package dev.haetae.flink;

import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;

/** Is one store now and another then. */
final class SwitchingStore implements StateStore {
  private StateStore store;

  SwitchingStore(StateStore store) {
    this.store = store;
  }

  /** From now on is that one. */
  void turnTo(StateStore other) {
    store = other;
  }

  @Override
  public void advance(long time) {
    store.advance(time);
  }

  @Override
  public <T> Value<T> value(StateCell.OfValue<T> cell, String key) {
    return store.value(cell, key);
  }

  @Override
  public <T> Items<T> list(StateCell.OfList<T> cell, String key) {
    return store.list(cell, key);
  }

  @Override
  public <T> Members<T> map(StateCell.OfMap<T> cell, String key) {
    return store.map(cell, key);
  }
}
