package dev.haetae.findings.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StepTextTest {
  @Test
  void aTitleThatSaysItFailedIsNotToldSoAgain() {
    assertThat(StepText.of("An attempt to share a disk failed", 1, false))
        .isEqualTo("An attempt to share a disk failed");
    assertThat(StepText.of("An attempt to share a disk failed", 3, false))
        .isEqualTo("An attempt to share a disk failed (3 times)");
    assertThat(StepText.of("AssumeRole was denied for many roles", 1, false))
        .isEqualTo("AssumeRole was denied for many roles");
  }

  @Test
  void ofAnyOtherTitleItIsToldThatNothingCameOfIt() {
    assertThat(StepText.of("Passwords were guessed", 1, false))
        .isEqualTo("Passwords were guessed; the attempt did not succeed");
    assertThat(StepText.of("Passwords were guessed", 3, false))
        .isEqualTo("Passwords were guessed; 3 attempts, and none succeeded");
  }

  @Test
  void whatSucceededIsToldWithHowOften() {
    assertThat(StepText.of("A disk was shared", 1, true)).isEqualTo("A disk was shared");
    assertThat(StepText.of("A disk was shared", 2, true)).isEqualTo("A disk was shared (2 times)");
  }
}
