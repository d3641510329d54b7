package dev.haetae.detect.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleSetsTest {
  private final RuleSets sets = new RuleSets();

  @Test
  void givesTheSameSetAgain() {
    int[] first = sets.of(new int[] {3, 7, 9}, 2);
    sets.of(new int[] {3, 8}, 2);
    assertThat(sets.of(new int[] {3, 7}, 2)).isSameAs(first).containsExactly(3, 7);
  }

  @Test
  void givesEachSetHoweverManyThereAre() {
    for (int rule = 0; rule < 10_000; rule++) {
      assertThat(sets.of(new int[] {rule, 2 * rule}, 2)).containsExactly(rule, 2 * rule);
    }
  }

  @Test
  void knowsTheEmptySet() {
    assertThat(sets.of(new int[] {1}, 0)).isEmpty();
  }
}
