package dev.haetae.app.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.report.ReportText;
import dev.haetae.app.report.finding.Steps;
import dev.haetae.app.text.TimeText;
import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Sequence;
import dev.haetae.model.finding.Severity;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AttackPathTest {
  private static final TimeText TIMES = new TimeText(ZoneOffset.UTC);
  private static final long START = TimeUnit.DAYS.toMicros(20_000);

  private static Sequence.Step step(
      String title, String tactic, long minute, String principal, boolean succeeded) {
    long time = START + TimeUnit.MINUTES.toMicros(minute);
    return new Sequence.Step(
        new Sequence.StepFinding(
            "id-of-" + title, FindingType.parse("Discovery:IAMUser/Any"), title, new Severity(5)),
        tactic,
        new Sequence.Seen(time, time, "111122223333", "us-east-1", "cloudtrail"),
        new Sequence.StepActor(principal, List.of(), List.of()),
        succeeded,
        true,
        0.5);
  }

  private static Steps run(
      String title, String tactic, long minute, String principal, boolean succeeded) {
    return new Steps(List.of(step(title, tactic, minute, principal, succeeded)));
  }

  private static String drawn(List<Steps> steps) {
    StringBuilder text = new StringBuilder();
    Html html = new Html(new ReportText(text));
    AttackPath.draw(steps, TIMES, html);
    return text.toString();
  }

  @Test
  void lanesComeInTheOrderOfAttack() {
    String drawing =
        drawn(
            List.of(
                run("a", "impact", 0, "p", true),
                run("b", "initial-access", 1, "p", true),
                run("c", "", 2, "p", true)));

    assertThat(drawing).containsSubsequence("Initial access", "Impact", "Other");
  }

  @Test
  void stepsHaveNumbersAndLeadToTheirFindings() {
    String drawing =
        drawn(List.of(run("a", "impact", 0, "p", true), run("b", "impact", 1, "p", true)));

    assertThat(drawing)
        .containsSubsequence("href=\"#f-id-of-a\"", ">1<", "href=\"#f-id-of-b\"", ">2<");
  }

  @Test
  void whatFailedIsHollow() {
    String drawing =
        drawn(List.of(run("a", "impact", 0, "p", true), run("b", "impact", 1, "p", false)));

    assertThat(drawing).containsOnlyOnce("step fill-medium failed");
  }

  @Test
  void aLongPauseIsWritten() {
    String drawing =
        drawn(List.of(run("a", "impact", 0, "p", true), run("b", "impact", 90, "p", true)));

    assertThat(drawing).contains("+ 1 h 30 min");
  }

  @Test
  void aShortPauseIsNot() {
    String drawing =
        drawn(List.of(run("a", "impact", 0, "p", true), run("b", "impact", 5, "p", true)));

    assertThat(drawing).doesNotContain("+ ");
  }

  @Test
  void showsWhoActed() {
    String drawing =
        drawn(
            List.of(
                run("a", "impact", 0, "arn:aws:iam::111122223333:user/eve", true),
                run("b", "impact", 1, "arn:aws:iam::111122223333:user/ann", true)));

    assertThat(drawing).containsSubsequence("user/eve", "user/ann");
  }

  @Test
  void oneStepIsNoPath() {
    assertThat(drawn(List.of(run("a", "impact", 0, "p", true)))).isEmpty();
  }

  @Test
  void whatALogWroteIsEscaped() {
    String drawing =
        drawn(
            List.of(
                run("<script>", "impact", 0, "\"><script>", true), run("b", "<b>", 1, "p", true)));

    assertThat(drawing).doesNotContain("<script>", "<b>");
  }

  @Test
  void saysThatALongAttackIsCut() {
    List<Steps> steps = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      steps.add(run("step " + i, "impact", i, "p", true));
    }

    assertThat(AttackPath.legend(steps, TIMES)).contains("Of 40 steps the first 28");
    assertThat(drawn(steps)).doesNotContain(">29<");
  }
}
