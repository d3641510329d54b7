package dev.haetae.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RarityTest {
  /** Met 90, 9 and 1 times of a hundred; nothing new is expected. */
  private static final double[] COUNTS = {900, 90, 10};

  private static Shares shares() {
    return Shares.of(COUNTS.clone(), 0);
  }

  private static double tail(double count) {
    double total = Arrays.stream(COUNTS).sum();
    double rarer =
        Arrays.stream(COUNTS)
            .filter(each -> Shares.classOf(each, total) >= Shares.classOf(count, total))
            .sum();
    return Shares.tail(count == 0 ? 0 : rarer, 0, total);
  }

  @Test
  void oneThingIsAsRareAsItsChanceSays() {
    Rarity rarity = shares().spread(Rarity.NONE);

    assertThat(rarity.chanceOf(0)).isCloseTo(1, within(1e-9));
    assertThat(rarity.chanceOf(Rarity.bits(tail(10)))).isCloseTo(tail(10), within(1e-9));
  }

  @Test
  void nothingRareAddsNothing() {
    Rarity rarity = shares().spread(Rarity.NONE);

    assertThat(rarity.plus(Rarity.NONE).chanceOf(4)).isEqualTo(rarity.chanceOf(4));
  }

  @Test
  void threeNewThingsAtOnceAreAsRareAsTheirProduct() {
    Rarity steady = Shares.of(new double[] {300}, 0).spread(Rarity.NONE);
    Rarity together = steady.plus(steady).plus(steady).plus(Rarity.NONE);
    double bits = 3 * Rarity.bits(1 / 301.0);

    assertThat(Rarity.bits(together.chanceOf(bits))).isCloseTo(bits, within(0.1));
  }

  @Test
  void whatFollowsTheHabitsIsFoundAsSeldomAsTheScoreSays() {
    Shares shares = shares();
    Rarity spread = shares.spread(Rarity.NONE);
    Rarity together = spread.plus(spread).plus(spread).plus(spread);
    Random random = new Random(11);
    int found = 0;
    int drawn = 200_000;
    for (int i = 0; i < drawn; i++) {
      double bits = 0;
      for (int aspect = 0; aspect < 4; aspect++) {
        bits += Rarity.bits(tail(draw(random)));
      }
      found += Rarity.bits(together.chanceOf(bits)) >= 8 ? 1 : 0;
    }

    assertThat(found / (double) drawn).isBetween(0.0002, Math.pow(2, -8));
  }

  private static double draw(Random random) {
    int drawn = random.nextInt(1000);
    return drawn < 900 ? 900 : drawn < 990 ? 90 : 10;
  }
}
