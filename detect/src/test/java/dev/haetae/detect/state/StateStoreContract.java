package dev.haetae.detect.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of state must do. */
public abstract class StateStoreContract {
  static final StateCell.OfValue<Long> VALUE =
      new StateCell.OfValue<>("value", 1, Duration.ofMinutes(1), Codec.LONG);
  static final StateCell.OfList<Long> LIST =
      new StateCell.OfList<>("list", 1, Duration.ofMinutes(1), Codec.LONG);
  static final StateCell.OfMap<Long> MAP =
      new StateCell.OfMap<>("map", 1, Duration.ofMinutes(1), Codec.LONG);

  private static final long SECOND = 1_000_000;

  /** An empty store that knows these cells. */
  protected abstract StateStore store(List<StateCell<?>> cells);

  /** A store with what the other was written down with. */
  protected abstract StateStore restarted(StateStore store, List<StateCell<?>> cells);

  private final List<StateCell<?>> cells = List.of(VALUE, LIST, MAP);

  @Test
  void keepsAValueByKey() {
    StateStore store = store(cells);
    store.advance(0);
    store.value(VALUE, "a").set(5L);
    assertThat(store.value(VALUE, "a").get()).contains(5L);
    assertThat(store.value(VALUE, "b").get()).isEmpty();
  }

  @Test
  void clearsAValue() {
    StateStore store = store(cells);
    store.advance(0);
    store.value(VALUE, "a").set(5L);
    store.value(VALUE, "a").clear();
    assertThat(store.value(VALUE, "a").get()).isEmpty();
  }

  @Test
  void shortensAListAtItsFront() {
    StateStore store = store(cells);
    store.advance(0);
    StateStore.Items<Long> items = store.list(LIST, "a");
    items.add(1L);
    items.add(2L);
    items.add(3L);
    items.removeFirst(2);
    assertThat(store.list(LIST, "a").all()).containsExactly(3L);
  }

  @Test
  void keepsAMapByKey() {
    StateStore store = store(cells);
    store.advance(0);
    StateStore.Members<Long> members = store.map(MAP, "a");
    members.put("x", 1L);
    members.put("y", 2L);
    members.remove("x");
    assertThat(store.map(MAP, "a").names()).containsExactly("y");
    assertThat(store.map(MAP, "a").get("y")).contains(2L);
  }

  @Test
  void keepsAKeyForAsLongAsItsCellSays() {
    StateStore store = store(cells);
    store.advance(0);
    store.value(VALUE, "a").set(5L);
    store.advance(60 * SECOND);
    assertThat(store.value(VALUE, "a").get()).contains(5L);
    store.advance(61 * SECOND);
    assertThat(store.value(VALUE, "a").get()).isEmpty();
  }

  @Test
  void writingKeepsAKeyLonger() {
    StateStore store = store(cells);
    store.advance(0);
    store.list(LIST, "a").add(1L);
    store.advance(50 * SECOND);
    store.list(LIST, "a").add(2L);
    store.advance(100 * SECOND);
    assertThat(store.list(LIST, "a").all()).containsExactly(1L, 2L);
  }

  @Test
  void anEarlierTimeChangesNothing() {
    StateStore store = store(cells);
    store.advance(100 * SECOND);
    store.advance(0);
    store.value(VALUE, "a").set(5L);
    store.advance(150 * SECOND);
    assertThat(store.value(VALUE, "a").get()).contains(5L);
  }

  @Test
  void comesBackAsItWasWrittenDown() {
    StateStore store = store(cells);
    store.advance(10 * SECOND);
    store.value(VALUE, "a").set(5L);
    store.list(LIST, "b").add(6L);
    store.map(MAP, "c").put("x", 7L);
    StateStore restarted = restarted(store, cells);
    assertThat(restarted.value(VALUE, "a").get()).contains(5L);
    assertThat(restarted.list(LIST, "b").all()).containsExactly(6L);
    assertThat(restarted.map(MAP, "c").get("x")).contains(7L);
  }
}
