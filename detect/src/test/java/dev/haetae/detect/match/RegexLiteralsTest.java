package dev.haetae.detect.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegexLiteralsTest {

  @Test
  void takesTheLongestRunThatMustBeThere() {
    assertThat(RegexLiterals.necessary("^ab[0-9]+needle\\.exe$")).containsExactly("needle.exe");
  }

  @Test
  void takesEveryAlternativeOfAGroup() {
    assertThat(RegexLiterals.necessary("x(kali|parrot|pentoo)y"))
        .containsExactlyInAnyOrder("kali", "parrot", "pentoo");
  }

  @Test
  void takesEveryAlternativeAtTheTop() {
    assertThat(RegexLiterals.necessary("curl .*sh|wget .*sh"))
        .containsExactlyInAnyOrder("curl ", "wget ");
  }

  @Test
  void takesNothingWhereAnAlternativeAsksForNothing() {
    assertThat(RegexLiterals.necessary("needle|[0-9]+")).isEmpty();
  }

  @Test
  void leavesOutWhatMayBeMissing() {
    assertThat(RegexLiterals.necessary("a(long text)?b*c{0,3}d")).containsExactly("a");
  }

  @Test
  void keepsWhatIsRepeatedAtLeastOnce() {
    assertThat(RegexLiterals.necessary("(?:needle)+x")).containsExactly("needle");
  }

  @Test
  void givesUpOnWhatItDoesNotKnow() {
    assertThat(RegexLiterals.necessary("\\Qneedle\\E")).isEmpty();
    assertThat(RegexLiterals.necessary("needle)")).isEmpty();
  }
}
