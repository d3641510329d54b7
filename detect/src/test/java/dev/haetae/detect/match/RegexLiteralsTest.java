package dev.haetae.detect.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegexLiteralsTest {

  @Test
  void takesEveryRunThatMustBeThereTheLongestFirst() {
    assertThat(RegexLiterals.necessary("^ab[0-9]+needle\\.exe$"))
        .containsExactly(Set.of("needle.exe"), Set.of("ab"));
  }

  @Test
  void takesSingleBytesToo() {
    assertThat(RegexLiterals.necessary("a[0-9]needle"))
        .containsExactly(Set.of("needle"), Set.of("a"));
  }

  @Test
  void takesOneOfAGroupAndWhatStandsBeforeIt() {
    assertThat(RegexLiterals.necessary("name-.*[.](ps1|dat)"))
        .containsExactly(Set.of("name-"), Set.of("ps1", "dat"));
  }

  @Test
  void takesEveryAlternativeOfAGroup() {
    assertThat(RegexLiterals.necessary("x(kali|parrot|pentoo)y"))
        .containsExactly(Set.of("kali", "parrot", "pentoo"), Set.of("x"), Set.of("y"));
  }

  @Test
  void takesEveryAlternativeAtTheTop() {
    assertThat(RegexLiterals.necessary("curl .*sh|wget .*sh"))
        .containsExactly(Set.of("curl ", "wget "));
  }

  @Test
  void knowsCharactersByTheirLetters() {
    assertThat(RegexLiterals.necessary("(;|\\n|\\t)cat"))
        .containsExactly(Set.of("cat"), Set.of(";", "\n", "\t"));
  }

  @Test
  void takesManyAlternatives() {
    List<String> many = IntStream.range(100, 160).mapToObj(each -> "word" + each).toList();
    assertThat(RegexLiterals.necessary("/(" + String.join("|", many) + ")/"))
        .first()
        .isEqualTo(Set.copyOf(many));
  }

  @Test
  void takesNothingWhereAnAlternativeAsksForNothing() {
    assertThat(RegexLiterals.necessary("needle|[0-9]+")).isEmpty();
  }

  @Test
  void leavesOutWhatMayBeMissing() {
    assertThat(RegexLiterals.necessary("a(long text)?b*c{0,3}d"))
        .containsExactly(Set.of("a"), Set.of("d"));
  }

  @Test
  void keepsWhatIsRepeatedAtLeastOnce() {
    assertThat(RegexLiterals.necessary("(?:needle)+x"))
        .containsExactly(Set.of("needle"), Set.of("x"));
  }

  @Test
  void givesUpOnWhatItDoesNotKnow() {
    assertThat(RegexLiterals.necessary("\\Qneedle\\E")).isEmpty();
    assertThat(RegexLiterals.necessary("needle)")).isEmpty();
  }
}
