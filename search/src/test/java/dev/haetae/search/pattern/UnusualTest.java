package dev.haetae.search.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which patterns are told as unusual. */
class UnusualTest {
  private static final int NOW = 0;
  private static final int BEFORE = 1;

  private final Patterns patterns = new Patterns(2);

  private void add(String text, int now, int before) {
    for (int i = 0; i < before; i++) {
      patterns.add(text, BEFORE);
    }
    for (int i = 0; i < now; i++) {
      patterns.add(text, NOW);
    }
  }

  private Optional<Unusual> told(String text) {
    return patterns.patterns().stream()
        .filter(each -> each.text().equals(text))
        .findFirst()
        .flatMap(each -> Unusual.of(each, patterns, NOW, BEFORE));
  }

  @Test
  void whatWasNeverThereIsTold() {
    add("request served", 100, 100);
    add("key exported once", 1, 0);

    assertThat(told("key exported once").map(Unusual::priority)).contains(Unusual.Priority.MEDIUM);
    assertThat(told("request served")).isEmpty();
  }

  @Test
  void anErrorThatWasNeverThereMattersMore() {
    add("request served", 100, 100);
    add("ERROR disk failed", 1, 0);

    assertThat(told("ERROR disk failed").map(Unusual::priority)).contains(Unusual.Priority.HIGH);
  }

  @Test
  void aBusierDayOfTheSameMessagesIsUsual() {
    add("request served", 1000, 100);
    add("user signed in", 100, 10);

    assertThat(told("request served")).isEmpty();
    assertThat(told("user signed in")).isEmpty();
  }

  @Test
  void whatIsMoreOfAllThanBeforeIsTold() {
    add("request served", 900, 990);
    add("access denied", 100, 10);

    assertThat(told("access denied"))
        .contains(
            new Unusual(
                Unusual.Priority.HIGH,
                "10.0 times as often among all messages as in the time before"));
  }

  @Test
  void aCountThatChanceExplainsIsNot() {
    add("request served", 990, 993);
    add("access denied", 10, 7);

    assertThat(told("access denied")).isEmpty();
  }

  @Test
  void whereNothingWasBeforeNothingCanBeUnusual() {
    add("request served", 10, 0);

    assertThat(told("request served")).isEmpty();
  }

  @Test
  void theRatioIsDunnings() {
    // 2 Σ observed · ln(observed / expected), with 5 and 15 expected of each.
    double expected = 2 * (10 * Math.log(2) + 10 * Math.log(10 / 15.0) + 20 * Math.log(20 / 15.0));
    assertThat(Unusual.likelihoodRatio(10, 20, 0, 20)).isCloseTo(expected, within(1e-9));
    assertThat(Unusual.likelihoodRatio(5, 50, 10, 100)).isCloseTo(0, within(1e-9));
  }
}
