package dev.haetae.detect.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CandidatesTest {
  private final Candidates candidates = new Candidates(4);

  @Test
  void aRuleWithOneChoiceIsACandidateByIt() {
    add(Candidates.lead(2, 0, 1));
    assertThat(candidates.size()).isEqualTo(1);
    assertThat(candidates.get(0)).isEqualTo(2);
  }

  @Test
  void aRuleWithTwoChoicesIsACandidateOnlyByBoth() {
    add(Candidates.lead(1, 0, 2));
    add(Candidates.lead(1, 0, 2));
    assertThat(candidates.size()).isZero();
    add(Candidates.lead(1, 1, 2));
    assertThat(candidates.get(0)).isEqualTo(1);
  }

  @Test
  void aRuleIsACandidateOnce() {
    add(Candidates.lead(3, 0, 1));
    add(Candidates.lead(3, 0, 1));
    assertThat(candidates.size()).isEqualTo(1);
  }

  @Test
  void nothingOfTheEventBeforeIsLeftOnceCleared() {
    add(Candidates.lead(1, 0, 2));
    candidates.clear();
    add(Candidates.lead(1, 1, 2));
    assertThat(candidates.size()).isZero();
  }

  @Test
  void itsLeadsSayWhatWasAdded() {
    add(Candidates.lead(0, 0, 1), Candidates.lead(1, 1, 2));
    int[] leads = candidates.leads();
    Candidates other = new Candidates(4);
    other.add(leads);
    other.add(new int[] {Candidates.lead(1, 0, 2)});
    assertThat(other.size()).isEqualTo(2);
  }

  private void add(int... leads) {
    candidates.add(leads);
  }
}
