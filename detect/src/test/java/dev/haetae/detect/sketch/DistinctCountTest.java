package dev.haetae.detect.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.haetae.model.Hashing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctCountTest {
  private static DistinctCount of(int things) {
    DistinctCount count = new DistinctCount();
    for (int repetition = 0; repetition < 2; repetition++) {
      for (int thing = 0; thing < things; thing++) {
        count.add(Hashing.mix(1, thing));
      }
    }
    return count;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 64})
  void fewAreCountedExactly(int things) {
    assertThat(of(things).estimate()).isEqualTo(things);
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 200, 1_000, 5_000, 65_535, 1_000_000})
  void manyAreCountedWithinFourTimesTheStandardError(int things) {
    assertThat((double) of(things).estimate()).isCloseTo(things, within(4 * 0.046 * things));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5_000})
  void goesOnWhereItWasWritten(int things) throws IOException {
    DistinctCount whole = of(things);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DistinctCount.CODEC.write(whole, new DataOutputStream(bytes));
    DistinctCount read =
        DistinctCount.CODEC.read(
            new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    for (int thing = 0; thing < 2 * things; thing++) {
      whole.add(Hashing.mix(2, thing));
      read.add(Hashing.mix(2, thing));
    }

    assertThat(read.estimate()).isEqualTo(whole.estimate());
    assertThat(bytes.size()).isLessThanOrEqualTo(513);
  }

  @Test
  void whatIsTakenOutIsNotCounted() {
    DistinctCount count = of(5);
    count.remove(Hashing.mix(1, 2));

    assertThat(count.estimate()).isEqualTo(4);
    assertThat(count.holds(Hashing.mix(1, 2))).isFalse();
    assertThat(count.holds(Hashing.mix(1, 4))).isTrue();
  }
}
