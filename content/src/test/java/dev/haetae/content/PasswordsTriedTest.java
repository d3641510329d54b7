package dev.haetae.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.Detector;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.model.finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tries are told once and are Low; who got in is told of by name and is High. */
class PasswordsTriedTest {
  private static final Detector DETECTOR =
      Content.load().stream()
          .filter(each -> each.file().endsWith("ConsolePasswordSpraying.yml"))
          .findFirst()
          .orElseThrow();

  private static List<String> types(int sample) {
    return fired(sample).stream().map(fired -> fired.type().toString()).toList();
  }

  private static List<SampleRun.Fired> fired(int sample) {
    return new SampleRun(List.of(DETECTOR), Content.samples(), Surroundings.NONE)
        .run(DETECTOR.tests().fires().get(sample));
  }

  @Test
  void aSprayIsToldOnce() {
    assertThat(types(0)).containsExactly("CredentialAccess:IAMUser/ConsolePasswordSpraying");
    assertThat(types(1)).containsExactly("CredentialAccess:IAMUser/ConsolePasswordSpraying");
    assertThat(fired(0)).allMatch(each -> each.severity().label() == Severity.Label.LOW);
  }

  @Test
  void manyNetworksAreStuffing() {
    assertThat(types(3)).containsExactly("CredentialAccess:IAMUser/ConsoleCredentialStuffing");
  }

  @Test
  void whoGetsInIsAFindingOfItsOwn() {
    assertThat(types(4))
        .containsExactly(
            "CredentialAccess:IAMUser/ConsolePasswordSpraying",
            "InitialAccess:IAMUser/PasswordSprayed");
    assertThat(types(5))
        .containsExactly(
            "CredentialAccess:IAMUser/ConsoleCredentialStuffing",
            "InitialAccess:IAMUser/PasswordStuffed");
    assertThat(fired(4).get(1).severity().label()).isEqualTo(Severity.Label.HIGH);
  }
}
