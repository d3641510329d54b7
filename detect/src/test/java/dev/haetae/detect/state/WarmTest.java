package dev.haetae.detect.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.state.Warm.Slot;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WarmTest {
  /** Something that changes, as habits do. */
  private static final class Counter {
    private int count;

    Counter(int count) {
      this.count = count;
    }
  }

  private static final Codec<Counter> CODEC =
      new Codec<>() {
        @Override
        public void write(Counter counter, DataOutput to) throws IOException {
          to.writeInt(counter.count);
        }

        @Override
        public Counter read(DataInput from) throws IOException {
          return new Counter(from.readInt());
        }
      };

  private static final StateCell.OfValue<Counter> VALUE =
      new StateCell.OfValue<>("value", 1, Duration.ofHours(1), CODEC);

  private static final StateCell.OfMap<Counter> MAP =
      new StateCell.OfMap<>("map", 1, Duration.ofHours(1), CODEC);

  @Test
  void aValueIsTheSameObjectWhileFewOthersAreInUse() {
    Warm<Counter> warm = new Warm<>(CODEC, 2);
    Counter counter = new Counter(1);
    Slot<Counter> slot = warm.slot(counter);
    warm.slot(new Counter(2));
    assertThat(warm.get(slot)).isSameAs(counter);
  }

  @Test
  void aValuePackedComesBackAsItWas() {
    Warm<Counter> warm = new Warm<>(CODEC, 1);
    Counter counter = new Counter(7);
    Slot<Counter> slot = warm.slot(counter);
    warm.slot(new Counter(2));
    assertThat(warm.get(slot)).isNotSameAs(counter).extracting(back -> back.count).isEqualTo(7);
  }

  @Test
  void aValueChangedWhileItWasPackedIsWhatIsSetAfterwards() {
    Warm<Counter> warm = new Warm<>(CODEC, 1);
    Slot<Counter> slot = warm.slot(new Counter(7));
    Counter counter = warm.get(slot);
    Slot<Counter> other = warm.slot(new Counter(2));
    counter.count++;
    warm.set(slot, counter);
    warm.get(other);
    assertThat(warm.get(slot).count).isEqualTo(8);
  }

  @Test
  void aStoreThatPacksIsWrittenAsOneThatDoesNot() {
    InProcessStateStore packs = new InProcessStateStore(List.of(VALUE, MAP), 50, 50, 3);
    InProcessStateStore keeps = new InProcessStateStore(List.of(VALUE, MAP), 50, 50, 1_000);
    for (InProcessStateStore store : List.of(packs, keeps)) {
      Random random = new Random(20_261_128);
      for (int step = 0; step < 5_000; step++) {
        store.advance(step * 10_000_000L);
        changeSomething(store, random);
      }
    }
    assertThat(packs.snapshot()).isEqualTo(keeps.snapshot());
    assertThat(packs.size()).isPositive();
  }

  @Test
  void whatWasPackedIsThereAfterARestart() {
    InProcessStateStore store = new InProcessStateStore(List.of(VALUE, MAP), 50, 50, 1);
    store.advance(0);
    for (int key = 0; key < 10; key++) {
      store.value(VALUE, "key " + key).set(new Counter(key));
    }
    InProcessStateStore restarted = new InProcessStateStore(List.of(VALUE, MAP), 50, 50, 1);
    restarted.restore(store.snapshot());
    assertThat(restarted.value(VALUE, "key 3").get().orElseThrow().count).isEqualTo(3);
    assertThat(restarted.snapshot()).isEqualTo(store.snapshot());
  }

  private static void changeSomething(InProcessStateStore store, Random random) {
    String name = "name " + random.nextInt(60);
    StateStore.Value<Counter> value = store.value(VALUE, name);
    StateStore.Members<Counter> members = store.map(MAP, "key " + random.nextInt(5));
    switch (random.nextInt(8)) {
      case 0 -> value.clear();
      case 1 -> members.remove(name);
      case 2, 3, 4 -> {
        Counter counter = value.get().orElseGet(() -> new Counter(0));
        counter.count += random.nextInt(100);
        value.set(counter);
      }
      default -> {
        Counter counter = members.get(name).orElseGet(() -> new Counter(0));
        counter.count += random.nextInt(100);
        members.put(name, counter);
      }
    }
  }
}
