package dev.haetae.findings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TechniqueTest {

  @Test
  void isNamedWithItsId() {
    assertThat(Technique.named("T1098.003")).isEqualTo("T1098.003 Additional Cloud Roles");
  }

  @Test
  void oneNobodyKnowsIsItsId() {
    assertThat(Technique.named("T9999.001")).isEqualTo("T9999.001");
  }

  @Test
  void servesTheTacticsOfTheTable() {
    Technique accounts = Technique.of("T1098").orElseThrow();

    assertThat(accounts.serves("persistence")).isTrue();
    assertThat(accounts.serves("initial-access")).isFalse();
  }

  @Test
  void whatEvadesDefensesServesWhatThatWasDividedInto() {
    Technique logs = Technique.of("T1562.008").orElseThrow();

    assertThat(logs.serves("defense-impairment")).isTrue();
    assertThat(Technique.of("T1486").orElseThrow().serves("stealth")).isFalse();
  }
}
