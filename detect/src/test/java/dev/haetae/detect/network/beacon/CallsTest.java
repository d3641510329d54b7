package dev.haetae.detect.network.beacon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.haetae.detect.state.Written;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is kept of calls to one place. */
class CallsTest {
  private static Calls calls(long interval, int jitter, int count) {
    Random random = new Random(3);
    Calls calls = new Calls();
    long time = 1_000;
    for (int i = 0; i < count; i++) {
      assertThat(calls.add(time, 40_000 + i, 1_000 + i % 3 * 10)).isTrue();
      time += interval + (jitter == 0 ? 0 : random.nextInt(2 * jitter + 1) - jitter);
    }
    return calls;
  }

  @Test
  void callsByTheClockHaveNoJitter() {
    Calls calls = calls(60, 0, 200);

    assertThat(calls.interval()).isEqualTo(60);
    assertThat(calls.jitter()).isZero();
    assertThat(calls.skewness()).isZero();
    assertThat(calls.span()).isEqualTo(199 * 60);
    assertThat(calls.kept()).isEqualTo(Calls.MOST);
  }

  @Test
  void jitterOfAThirdIsWithinTheLimit() {
    assertThat(calls(60, 20, 200).jitter()).isCloseTo(0.17, within(0.08));
  }

  @Test
  void callsByChanceAreIrregular() {
    Random random = new Random(5);
    Calls calls = new Calls();
    double time = 0;
    for (int i = 0; i < 200; i++) {
      time += 1 - 60 * Math.log(random.nextDouble());
      calls.add((long) time, i, 1_000);
    }

    assertThat(calls.jitter()).isGreaterThan(0.45);
  }

  @Test
  void aConnectionThatGoesOnIsOneCall() {
    Calls calls = new Calls();
    calls.add(0, 40_000, 1_000);

    assertThat(calls.add(600, 40_000, 1_000)).isFalse();
    assertThat(calls.count()).isEqualTo(1);
  }

  @Test
  void callsGoOnWhereTheyWereWritten() throws IOException {
    for (int count : new int[] {0, 5, 8, 9, 200}) {
      Calls whole = calls(60, 5, count);
      Calls read = Written.andRead(whole, Calls.CODEC);
      whole.add(1_000_000, 1, 1);
      read.add(1_000_000, 1, 1);

      assertThat(read).usingRecursiveComparison().isEqualTo(whole);
    }
  }
}
