package dev.haetae.app.report.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.report.ReportSamples;
import dev.haetae.model.finding.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTest {

  private static Story gravest() {
    return Story.all(ReportSamples.intrusion()).get(0);
  }

  @Test
  void thereIsNoneWithoutFindings() {
    assertThat(Story.all(List.of())).isEmpty();
  }

  @Test
  void isTheSequenceAndItsSteps() {
    assertThat(gravest().sequence()).contains(ReportSamples.attack());
    assertThat(gravest().findings())
        .extracting(Finding::title)
        .containsExactly(
            "Permissions were explored",
            "An access key was made for another user",
            "CloudTrail logging was switched off",
            "A snapshot was shared with another account");
  }

  @Test
  void leavesOutWhatHasNothingToDoWithIt() {
    assertThat(gravest().principals()).containsExactly(ReportSamples.ALICE, ReportSamples.BACKDOOR);
  }

  @Test
  void isOneFindingWhereThereIsNoSequence() {
    Finding one = ReportSamples.exfiltration();

    Story story = Story.all(List.of(ReportSamples.enumeration(), one)).get(0);

    assertThat(story.sequence()).isEmpty();
    assertThat(story.findings()).containsExactly(one);
  }

  @Test
  void whoIsInFindingsOfMoreTypesComesFirst() {
    Finding one = ReportSamples.madeKeyUsed();
    Finding later = ReportSamples.trailStopped();
    List<Finding> findings = List.of(one, later, ReportSamples.enumeration());

    assertThat(Story.all(findings).get(0).findings()).containsExactly(later);
  }

  @Test
  void aKeyIsHandedOverByWhoMadeIt() {
    Story story = Story.all(List.of(ReportSamples.madeKeyUsed())).get(0);

    assertThat(story.handovers(each -> each))
        .extracting(Handover::from)
        .containsExactly(ReportSamples.ALICE);
  }

  @Test
  void foldsWhatIsAlike() {
    List<Story> stories = Story.all(List.of(ReportSamples.denied("a"), ReportSamples.denied("b")));

    assertThat(stories).hasSize(1);
  }

  @Test
  void tellsOfASequenceWhoseStepsAreHidden() {
    Story story = Story.all(List.of(ReportSamples.attack())).get(0);

    assertThat(story.findings()).containsExactly(ReportSamples.attack());
  }

  @Test
  void isTheSameInWhateverOrderFindingsCome() {
    List<Finding> reversed = new ArrayList<>(ReportSamples.intrusion());
    Collections.reverse(reversed);

    assertThat(Story.all(reversed)).isEqualTo(Story.all(ReportSamples.intrusion()));
  }
}
