package dev.haetae.findings.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StepTextTest {
  private static final String STOPPED = "An attempt to share a disk was stopped";

  @Test
  void itIsTheAttemptsThatDidNotSucceedAndNotTheStopping() {
    assertThat(StepText.of(STOPPED, 1, false))
        .isEqualTo("An attempt to share a disk was stopped; the attempt did not succeed");
    assertThat(StepText.of(STOPPED, 3, false))
        .isEqualTo("An attempt to share a disk was stopped; 3 attempts, and none succeeded");
  }

  @Test
  void whatSucceededIsToldWithHowOften() {
    assertThat(StepText.of("A disk was shared", 1, true)).isEqualTo("A disk was shared");
    assertThat(StepText.of("A disk was shared", 2, true)).isEqualTo("A disk was shared (2 times)");
  }
}
