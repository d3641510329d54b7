package dev.haetae.detect.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SupportTest {
  private static final Offset<Double> ROUNDED = within(0.005);

  @Test
  void whatWasLearntFromMoreIsSurer() {
    assertThat(Support.ofHistory(0, 6, "").share()).isZero();
    assertThat(Support.ofHistory(6, 6, "").share()).isCloseTo(0.5, ROUNDED);
    assertThat(Support.ofHistory(60, 6, "").share()).isCloseTo(0.91, ROUNDED);
  }

  @Test
  void whatIsFarAboveItsThresholdIsSurerThanWhatReachesIt() {
    assertThat(Support.ofMeasure(30, 30, "").share()).isCloseTo(0.7, ROUNDED);
    assertThat(Support.ofMeasure(300, 30, "").share()).isCloseTo(0.97, ROUNDED);
    assertThat(Support.ofMeasure(0, 30, "").share()).isCloseTo(0.7, ROUNDED);
  }

  @Test
  void bothHaveToHoldAndBothAreSaid() {
    Support both = Support.ofHistory(6, 6, "a day").and(Support.ofMeasure(30, 30, "30 tries"));
    assertThat(both.share()).isCloseTo(0.35, ROUNDED);
    assertThat(both.reason()).isEqualTo("a day; 30 tries");
  }

  @Test
  void aHitHasTheShareInHundredthsAndTellsTheReason() {
    Hit hit = Hit.since(0).support(new Support(0.6249, "a week of history")).value("a", "b");
    assertThat(hit.support()).hasValue(0.62);
    assertThat(hit.baseline()).containsExactly(Map.entry(Hit.RESTS_ON, "a week of history"));
  }

  @Test
  void aHitOfAMechanismThatMeasuresNothingHasNone() {
    assertThat(Hit.since(0).support()).isEmpty();
  }

  @Test
  void nothingIsSurerThanNinetyNineOfAHundred() {
    assertThat(new Support(2, "").share()).isEqualTo(0.99);
  }
}
