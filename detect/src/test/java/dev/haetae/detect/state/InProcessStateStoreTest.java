package dev.haetae.detect.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InProcessStateStoreTest extends StateStoreContract {
  @Override
  protected StateStore store(List<StateCell<?>> cells) {
    return new InProcessStateStore(cells, 100);
  }

  @Override
  protected StateStore restarted(StateStore store, List<StateCell<?>> cells) {
    InProcessStateStore restarted = new InProcessStateStore(cells, 100);
    restarted.restore(((InProcessStateStore) store).snapshot());
    return restarted;
  }

  @Test
  void givesUpTheKeyWrittenLongestAgo() {
    InProcessStateStore store = new InProcessStateStore(List.of(VALUE), 2);
    store.advance(0);
    store.value(VALUE, "a").set(1L);
    store.value(VALUE, "b").set(2L);
    store.advance(1);
    store.value(VALUE, "a").set(3L);
    store.value(VALUE, "c").set(4L);
    assertThat(store.value(VALUE, "b").get()).isEmpty();
    assertThat(store.value(VALUE, "a").get()).contains(3L);
    assertThat(store.evicted()).isEqualTo(1);
  }

  @Test
  void givesTheMemoryOfExpiredKeysBackAsOthersAreAdded() {
    InProcessStateStore store = new InProcessStateStore(List.of(VALUE), 1_000);
    for (int second = 0; second < 10_000; second++) {
      store.advance(second * 1_000_000L);
      store.value(VALUE, "key " + second).set(1L);
      store.value(VALUE, "always").set(1L);
    }
    assertThat(store.size()).isLessThan(130);
    assertThat(store.value(VALUE, "always").get()).isPresent();
    assertThat(store.evicted()).isZero();
  }

  @Test
  void takesNoMoreMembersOfAMapThanItCanHoldAndCountsThem() {
    InProcessStateStore store = new InProcessStateStore(List.of(MAP), 10, 1_000, 10);
    store.advance(0);
    for (int member = 0; member < 1_010; member++) {
      store.map(MAP, "a").put("member " + member, 1L);
    }
    store.map(MAP, "a").put("member 0", 2L);
    assertThat(store.map(MAP, "a").names()).hasSize(1_000);
    assertThat(store.map(MAP, "a").get("member 0")).contains(2L);
    assertThat(store.evicted()).isEqualTo(10);
  }

  @Test
  void whatIsWrittenBesideItIsInIt() {
    InProcessStateStore store = new InProcessStateStore(List.of(VALUE), 2);
    store.value(VALUE, "a").set(1L);
    InProcessStateStore beside = store.beside();
    assertThat(beside.value(VALUE, "a").get()).contains(1L);
    beside.value(VALUE, "b").set(2L);
    assertThat(store.value(VALUE, "b").get()).contains(2L);
    assertThat(store.size()).isEqualTo(2);
  }

  @Test
  void aStoreBesideItHasATimeOfItsOwnThatGoesOnFromHere() {
    InProcessStateStore store = new InProcessStateStore(List.of(VALUE), 2);
    store.advance(Duration.ofHours(1).toNanos() / 1_000);
    InProcessStateStore beside = store.beside();
    beside.value(VALUE, "a").set(1L);
    store.advance(Duration.ofHours(2).toNanos() / 1_000);
    assertThat(store.value(VALUE, "a").get()).isEmpty();
    assertThat(beside.value(VALUE, "a").get()).contains(1L);
  }

  @Test
  void refusesACellThatWasNotDeclared() {
    InProcessStateStore store = new InProcessStateStore(List.of(VALUE), 2);
    assertThatThrownBy(() -> store.list(LIST, "a")).hasMessageContaining("was not declared");
  }

  @Test
  void refusesWhatAnotherVersionWrote() {
    InProcessStateStore store = new InProcessStateStore(List.of(VALUE), 2);
    StateCell<Long> next = new StateCell.OfValue<>("value", 2, Duration.ofMinutes(1), Codec.LONG);
    byte[] snapshot = store.snapshot();
    InProcessStateStore other = new InProcessStateStore(List.of(next), 2);
    assertThatThrownBy(() -> other.restore(snapshot)).hasMessageContaining("has version 1, not 2");
  }

  @Test
  void whatStandsBehindACellLeftOutIsRead() throws IOException {
    InProcessStateStore store = new InProcessStateStore(List.of(LIST, VALUE), 10_000);
    store.advance(0);
    for (int key = 0; key < 5_000; key++) {
      store.list(LIST, "key " + key).add(1L);
    }
    store.value(VALUE, "a").set(5L);
    InProcessStateStore other = new InProcessStateStore(List.of(VALUE), 10_000);
    List<String> left = other.read(new DataInputStream(new ByteArrayInputStream(store.snapshot())));
    assertThat(left).containsExactly("no detector declares the state cell \"list\"");
    assertThat(other.value(VALUE, "a").get()).contains(5L);
  }

  @Test
  void refusesBytesThatAreNoSnapshot() {
    InProcessStateStore store = new InProcessStateStore(List.of(VALUE), 2);
    assertThatThrownBy(() -> store.restore(new byte[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
