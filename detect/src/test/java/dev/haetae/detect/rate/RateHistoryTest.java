package dev.haetae.detect.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.haetae.detect.rate.RateHistory.Expected;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RateHistoryTest {
  private static final UnusualRate.Limits LIMITS = new UnusualRate.Limits(168, 168, 20, 3, 5);
  private static final int WEEK = 7 * 24;

  /** A history of hours with so many events each, beginning anew in the last of them. */
  private static RateHistory of(int... hours) {
    RateHistory history = new RateHistory(1000);
    for (int hour = 0; hour < hours.length; hour++) {
      for (int event = 0; event < hours[hour]; event++) {
        history.add(1, 1000 + hour);
      }
    }
    return history;
  }

  private static int[] steady(int hours, int events) {
    int[] steady = new int[hours];
    Arrays.fill(steady, events);
    return steady;
  }

  private static RateHistory then(int[] past, int events) {
    int[] hours = Arrays.copyOf(past, past.length + 1);
    hours[past.length] = events;
    return of(hours);
  }

  private static boolean isUnusual(RateHistory history) {
    return history.isJudged(LIMITS)
        && history.amount() >= LIMITS.factor() * history.most()
        && history.expected(LIMITS.burst()).bits(history.amount()) >= LIMITS.bits();
  }

  /** The chance of so much or more, added up. */
  private static double tail(double mean, double size, int from) {
    double chance = Math.pow(size / (size + mean), size);
    double below = 0;
    for (int x = 0; x < from; x++) {
      below += chance;
      chance *= (x + size) / (x + 1) * mean / (mean + size);
    }
    return 1 - below;
  }

  @Test
  void neverSaysMoreThanTheDistributionItself() {
    for (double mean : new double[] {0.5, 3, 20}) {
      for (double size : new double[] {0.3, 2, 50}) {
        for (int x : new int[] {1, 5, 25, 60}) {
          double bits = -Math.log(tail(mean, size, x)) / Math.log(2);
          if (bits < 40) {
            assertThat(new Expected(mean, size, 1).bits(x))
                .as("%s of mean %s and size %s", x, mean, size)
                .isLessThanOrEqualTo(bits + 1e-6);
          }
        }
      }
    }
  }

  @Test
  void surprisesMoreTheMoreThereIs() {
    Expected expected = new Expected(4, 2, 1);

    assertThat(expected.bits(4)).isZero();
    assertThat(expected.bits(100)).isGreaterThan(expected.bits(50));
  }

  @Test
  void tellsABurstAfterAQuietWeek() {
    assertThat(isUnusual(then(steady(WEEK, 10), 40))).isTrue();
  }

  @Test
  void leavesABusyHourAlone() {
    assertThat(isUnusual(then(steady(WEEK, 10), 25))).isFalse();
  }

  @Test
  void wantsMoreWhereHoursVary() {
    int[] varied = steady(WEEK, 2);
    for (int hour = 0; hour < WEEK; hour += 24) {
      varied[hour] = 400;
    }

    assertThat(isUnusual(then(varied, 1_200))).isFalse();
    assertThat(then(varied, 400).expected(5).bits(400))
        .isLessThan(then(steady(WEEK, 18), 400).expected(5).bits(400));
  }

  @Test
  void takesAHandfulOfSomethingRareForOrdinary() {
    int[] daily = new int[WEEK];
    for (int hour = 0; hour < WEEK; hour += 24) {
      daily[hour] = 1;
    }

    assertThat(isUnusual(then(daily, 8))).isFalse();
    assertThat(isUnusual(then(daily, 60))).isTrue();
  }

  @Test
  void judgesNothingBeforeItWasWatchedForAWeek() {
    assertThat(then(steady(WEEK - 2, 10), 400).isJudged(LIMITS)).isFalse();
  }

  @Test
  void judgesNothingThatHardlyEverHappened() {
    RateHistory history = new RateHistory(0);
    history.add(1, 0);
    history.add(1, 200);

    assertThat(history.isJudged(LIMITS)).isFalse();
  }

  @Test
  void countsSilentHours() {
    RateHistory history = new RateHistory(0);
    history.add(10, 0);
    history.add(1, 99);

    assertThat(history.expected(0).mean()).isCloseTo(0.01, within(0.003));
  }

  @Test
  void isNotChangedByHowItIsDivided() {
    RateHistory once = new RateHistory(0);
    once.add(1, 0);
    once.add(1, 1_000);
    RateHistory often = new RateHistory(0);
    often.add(1, 0);
    often.add(0, 500);
    often.add(1, 1_000);

    assertThat(often.expected(0).mean() * often.expected(0).unit())
        .isCloseTo(once.expected(0).mean() * once.expected(0).unit(), within(1e-12));
  }

  @Test
  void tellsAgainWhenItDoubled() {
    RateHistory history = new RateHistory(0);
    history.add(10, 0);

    assertThat(history.tell()).isTrue();
    history.add(5, 0);
    assertThat(history.tell()).isFalse();
    history.add(5, 0);
    assertThat(history.tell()).isTrue();
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    RateHistory history = new RateHistory(0);
    for (int i = 0; i < 500; i++) {
      history.add(random.nextInt(9), i / 3);
      history.evidence().offer(() -> 5);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RateHistory.CODEC.write(history, new DataOutputStream(bytes));
    RateHistory read =
        RateHistory.CODEC.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    assertThat(read).usingRecursiveComparison().isEqualTo(history);
  }

  @Test
  void theLessIsKnownTheMoreItTakes() {
    UnusualRate.Limits early = new UnusualRate.Limits(168, 24, 20, 3, 5);
    assertThat(early.factor(24)).isEqualTo(21);
    assertThat(early.factor(84)).isEqualTo(6);
    assertThat(early.factor(168)).isEqualTo(3);
    assertThat(early.factor(5_000)).isEqualTo(3);
  }
}
