package dev.haetae.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.model.Finding;
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
  void followsACredentialToThePrincipalItWasMadeFor() {
    assertThat(gravest().principals()).containsExactly(ReportSamples.ALICE, ReportSamples.BACKDOOR);
  }

  @Test
  void leavesOutWhatHasNothingToDoWithIt() {
    assertThat(gravest().principals()).doesNotContain(ReportSamples.BOB);
  }

  @Test
  void tellsTacticsInOrderOfTime() {
    assertThat(gravest().tactics())
        .containsExactly("discovery", "persistence", "defense-evasion", "exfiltration");
  }

  @Test
  void isTheSameInWhateverOrderFindingsCome() {
    List<Finding> reversed = new ArrayList<>(ReportSamples.intrusion());
    Collections.reverse(reversed);

    assertThat(Story.all(reversed)).isEqualTo(Story.all(ReportSamples.intrusion()));
  }

  @Test
  void offersTheCommandThatTakesAKeyAway() {
    assertThat(Containment.of(gravest()))
        .contains(
            Step.of(
                "access key AKIAEXAMPLE00000NEW1 of user/backup-svc",
                "aws iam update-access-key --status Inactive --access-key-id AKIAEXAMPLE00000NEW1"
                    + " --user-name backup-svc"));
  }

  @Test
  void offersNoCommandWithANameThatAwsWouldNotAllow() {
    Story story = Story.all(List.of(ReportSamples.hostile())).get(0);

    assertThat(Containment.of(story)).isNotEmpty().allMatch(step -> step.command().isEmpty());
  }

  @Test
  void quotesForAShellWhatAShellWouldTakeApart() {
    assertThat(ShellWord.of("a'; rm -rf $HOME")).isEqualTo("'a'\\''; rm -rf $HOME'");
  }
}
