package dev.haetae.app.report.first;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.report.ReportSamples;
import dev.haetae.app.report.finding.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainmentTest {

  private static List<Step> of(Story story) {
    return Containment.of(story, story.handovers(each -> each));
  }

  @Test
  void offersTheCommandThatTakesAKeyAway() {
    assertThat(of(Story.all(ReportSamples.intrusion()).get(0)))
        .contains(
            Step.of(
                "access key AKIAEXAMPLE00000NEW1 of user/backup-svc",
                "aws iam update-access-key --status Inactive --access-key-id AKIAEXAMPLE00000NEW1"
                    + " --user-name backup-svc"));
  }

  @Test
  void offersNoCommandWithANameThatAwsWouldNotAllow() {
    Story story = Story.all(List.of(ReportSamples.hostile())).get(0);

    assertThat(of(story)).isNotEmpty().allMatch(step -> step.command().isEmpty());
  }

  @Test
  void quotesForAShellWhatAShellWouldTakeApart() {
    assertThat(ShellWord.of("a'; rm -rf $HOME")).isEqualTo("'a'\\''; rm -rf $HOME'");
  }
}
