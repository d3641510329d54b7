package dev.haetae.findings.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.model.finding.Sequence.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainmentTest {
  private static final String ANA = "arn:aws:iam::111122223333:user/ana";

  private static List<String> commands(Containment containment) {
    return containment.measures().stream().flatMap(measure -> measure.command().stream()).toList();
  }

  private static List<String> texts(Containment containment) {
    return containment.measures().stream().map(Measure::text).toList();
  }

  @Test
  void disablesALongLivedKeyOfAUser() {
    assertThat(commands(new Containment().key("AKIAIOSFODNN7EXAMPLE", ANA)))
        .containsExactly(
            "aws iam update-access-key --status Inactive --access-key-id AKIAIOSFODNN7EXAMPLE"
                + " --user-name ana");
  }

  @Test
  void leavesKeysOfSessionsToWhatIsDoneToTheirRole() {
    assertThat(new Containment().key("ASIAIOSFODNN7EXAMPLE", ANA).measures()).isEmpty();
  }

  @Test
  void saysTheSameThingOnce() {
    assertThat(new Containment().principal(ANA).principal(ANA).measures()).hasSize(1);
  }

  @Test
  void putsNoWordsOfANameIntoAShell() {
    Containment hostile =
        new Containment()
            .key("AKIA$(reboot)", ANA)
            .principal("arn:aws:iam::111122223333:user/ana;reboot")
            .function("orders;reboot", "eu-west-1")
            .function("orders2", "eu-west-1;reboot");

    assertThat(commands(hostile)).noneMatch(command -> command.contains("reboot"));
    assertThat(texts(hostile)).hasSize(4);
  }

  @Test
  void beginsWithKeysAndEndsWithMachines() {
    assertThat(
            texts(
                new Containment()
                    .machine("i-0123456789abcdef0")
                    .function("orders", "eu-west-1")
                    .principal(ANA)
                    .key("AKIAIOSFODNN7EXAMPLE", ANA)))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("access key"),
            second -> assertThat(second).contains("ana"),
            third -> assertThat(third).startsWith("function orders"),
            last -> assertThat(last).startsWith("machine i-0123456789abcdef0"));
  }
}
