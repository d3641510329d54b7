package dev.haetae.detect.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.detect.state.Codec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpaceSavingTest {
  private final SpaceSaving<Long> counts = new SpaceSaving<>(() -> 7L);

  @Test
  void tellsNoNameMoreThanWasAdded() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(counts.add("name " + i, 10).sure()).isEqualTo(10);
    }
  }

  @Test
  void keepsTheNameThatHasMostAmongVeryMany() {
    Random random = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      counts.add("most", 100);
      counts.add("name " + random.nextInt(), 50);
    }

    assertThat(counts.find("most").orElseThrow().sure()).isEqualTo(1_000_000);
  }

  @Test
  void theSmallestGivesItsCounterUpAndOfEqualOnesTheOldest() {
    for (int i = 0; i < 64; i++) {
      counts.add("name " + i, i < 2 ? 5 : 9);
    }
    counts.add("name 0", 9);
    counts.add("new", 1);

    assertThat(counts.find("name 1")).isEmpty();
    counts.add("name 2", 1);
    counts.add("newer", 1);
    assertThat(counts.find("new")).isEmpty();
    counts.add("newer", 5);
    counts.add("newest", 1);
    assertThat(counts.find("newer")).isPresent();
    assertThat(counts.find("name 3")).isEmpty();
  }

  /** Looks at all counters for the smallest, as is slow. */
  @Test
  void givesUpTheSameCountersAsOneWhoLooksAtAll() {
    Random random = new Random(11);
    Map<String, Long> plain = new LinkedHashMap<>();
    for (int i = 0; i < 20_000; i++) {
      String name = "name " + random.nextInt(200);
      long amount = random.nextInt(4);
      if (!plain.containsKey(name) && plain.size() == 64) {
        String least =
            plain.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow().getKey();
        plain.put(name, plain.remove(least));
      }
      plain.merge(name, amount, Long::sum);
      counts.add(name, amount);
    }
    assertThat(plain.keySet()).allMatch(name -> counts.find(name).isPresent());
  }

  @Test
  void goesOnWhereItWasWritten() throws IOException {
    for (int i = 0; i < 500; i++) {
      counts.add("name " + i % 90, i);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    counts.write(Codec.LONG, new DataOutputStream(bytes));
    SpaceSaving<Long> read = new SpaceSaving<>(() -> 7L);
    read.read(Codec.LONG, from(bytes));

    assertThat(read.counters())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("order", "ranked")
        .containsExactlyElementsOf(counts.counters());
    assertThat(read.add("name 100", 1).sure()).isEqualTo(counts.add("name 100", 1).sure());
  }

  @Test
  void refusesMoreCountersThanItHas() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new DataOutputStream(bytes).writeInt(65);

    assertThatThrownBy(() -> counts.read(Codec.LONG, from(bytes)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another shape");
  }

  private static DataInputStream from(ByteArrayOutputStream bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
  }
}
