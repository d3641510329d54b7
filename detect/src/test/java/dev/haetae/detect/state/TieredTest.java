package dev.haetae.detect.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class TieredTest {
  /** Keys of several lengths, some not of ASCII. */
  private static final List<String> KEYS =
      IntStream.range(0, 50).mapToObj(i -> i % 3 == 0 ? "해태".repeat(i) + i : "key " + i).toList();

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
    Tiered<Counter> values = new Tiered<>(CODEC, 2);
    Counter counter = new Counter(1);
    values.put("a", counter);
    values.put("b", new Counter(2));
    assertThat(values.get("a")).isSameAs(counter);
  }

  @Test
  void aValuePackedComesBackAsItWas() {
    Tiered<Counter> values = new Tiered<>(CODEC, 1);
    Counter counter = new Counter(7);
    values.put("a", counter);
    values.put("b", new Counter(2));
    assertThat(count(values, "a")).isEqualTo(7);
    assertThat(values.get("a")).isNotSameAs(counter);
  }

  @Test
  void aValueChangedWhileItIsAnObjectIsPackedAsChanged() {
    Tiered<Counter> values = new Tiered<>(CODEC, 1);
    Counter counter = new Counter(7);
    values.put("a", counter);
    counter.count++;
    values.put("b", new Counter(2));
    assertThat(count(values, "a")).isEqualTo(8);
  }

  @Test
  void lookingAtTheEldestIsNoUseOfIt() {
    Tiered<Counter> values = new Tiered<>(CODEC, 1);
    values.put("a", new Counter(7));
    values.put("b", new Counter(2));
    assertThat(values.<Integer>ofEldest(counter -> counter.count, DataInput::readInt)).isEqualTo(7);
    values.removeEldest();
    assertThat(values.keys()).containsExactly("b");
  }

  /** The order of use and the values are those of a map that is linked in the order of access. */
  @Property(tries = 200)
  void isAMapInTheOrderOfUse(
      @ForAll @IntRange(min = 1, max = 20) int most,
      @ForAll @Size(max = 400) List<@IntRange(max = 999) Integer> steps) {
    Tiered<Counter> values = new Tiered<>(CODEC, most);
    LinkedHashMap<String, Integer> expected = new LinkedHashMap<>(16, 0.75f, true);
    for (int step : steps) {
      String key = KEYS.get(step % 100 / 2);
      switch (step / 200) {
        case 0 -> {
          values.remove(key);
          expected.remove(key);
        }
        case 1 -> {
          Counter counter = values.get(key);
          assertThat(Optional.ofNullable(counter).map(each -> each.count))
              .isEqualTo(Optional.ofNullable(expected.get(key)));
        }
        default -> {
          values.put(key, new Counter(step));
          expected.put(key, step);
        }
      }
    }
    assertThat(values.size()).isEqualTo(expected.size());
    assertThat(values.keys()).containsExactlyElementsOf(new TreeSet<>(expected.keySet()));
    for (int count : List.copyOf(expected.values())) {
      assertThat(values.<Integer>ofEldest(each -> each.count, DataInput::readInt)).isEqualTo(count);
      values.removeEldest();
    }
    assertThat(values.size()).isZero();
  }

  @Test
  void whatIsWrittenIsReadInTheSameOrder() throws IOException {
    Tiered<Counter> values = new Tiered<>(CODEC, 3);
    for (int key = 0; key < 50; key++) {
      values.put(KEYS.get(key), new Counter(key));
    }
    values.get(KEYS.get(7));
    Tiered<Counter> back = new Tiered<>(CODEC, 5);
    back.read(new DataInputStream(new ByteArrayInputStream(written(values))));
    assertThat(written(back)).isEqualTo(written(values));
  }

  @Test
  void aStoreThatPacksTellsTheSameAsOneThatDoesNot() {
    InProcessStateStore packs = new InProcessStateStore(List.of(VALUE, MAP), 50, 50, 3);
    InProcessStateStore keeps = new InProcessStateStore(List.of(VALUE, MAP), 50, 50, 1_000);
    for (InProcessStateStore store : List.of(packs, keeps)) {
      Random random = new Random(20_261_128);
      for (int step = 0; step < 5_000; step++) {
        store.advance(step * 10_000_000L);
        changeSomething(store, random);
      }
    }
    assertThat(packs.size()).isPositive();
    assertThat(told(packs)).isEqualTo(told(keeps));
    assertThat(packs.evicted()).isEqualTo(keeps.evicted()).isPositive();
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
    assertThat(restarted.snapshot()).isEqualTo(store.snapshot());
    assertThat(restarted.value(VALUE, "key 3").get().orElseThrow().count).isEqualTo(3);
  }

  /** All that a store has. */
  private static List<Integer> told(InProcessStateStore store) {
    List<Integer> told = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String name = "name " + i;
      told.add(store.value(VALUE, name).get().map(each -> each.count).orElse(-1));
      for (int key = 0; key < 5; key++) {
        StateStore.Members<Counter> members = store.map(MAP, "key " + key);
        told.add(members.get(name).map(each -> each.count).orElse(-1));
        told.add(members.size());
      }
    }
    return told;
  }

  private static int count(Tiered<Counter> values, String key) {
    Counter counter = values.get(key);
    return counter == null ? -1 : counter.count;
  }

  private static byte[] written(Tiered<Counter> values) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    values.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
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
