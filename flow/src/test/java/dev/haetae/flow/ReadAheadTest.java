package dev.haetae.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
  @Property(tries = 30)
  void everythingComesInOrder(@ForAll @IntRange(max = 6000) int count) {
    List<Integer> all = IntStream.range(0, count).boxed().toList();
    List<Integer> read = new ArrayList<>();

    try (ReadAhead<Integer> ahead = ReadAhead.of(all.iterator())) {
      ahead.forEachRemaining(read::add);
    }

    assertThat(read).isEqualTo(all);
  }

  @Test
  void whatFailsFailsWhereItsTurnComes() {
    Iterator<Integer> failing =
        IntStream.range(0, 1000)
            .map(number -> {
              if (number == 700) {
                throw new IllegalStateException("broken");
              }
              return number;
            })
            .iterator();

    try (ReadAhead<Integer> ahead = ReadAhead.of(failing)) {
      for (int i = 0; i < 700; i++) {
        assertThat(ahead.next()).isEqualTo(i);
      }
      assertThatThrownBy(ahead::hasNext).hasMessage("broken");
    }
  }

  @Test
  void onceClosedNothingIsReadAnyMore() {
    AtomicInteger read = new AtomicInteger();
    Iterator<Integer> endless = IntStream.generate(read::incrementAndGet).iterator();
    try (ReadAhead<Integer> ahead = ReadAhead.of(endless)) {
      assertThat(ahead.next()).isPositive();
    }
    int after = read.get();

    assertThat(endless.next()).isEqualTo(after + 1);
  }
}
