package dev.haetae.detect.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.PatternSyntaxException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NestedRepetitionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a{1,1000}){1,1000}",
        "((?:ab{2}c){3}|d{300}){2,}(x{501}){2}",
        "(?i)(\\x{41}{40}[]{]{40}){26}",
        "([[:alpha:]{]{40}\\Q){1}(\\E){30}"
      })
  void refusesWhatIsWrittenOutTooOften(String pattern) {
    assertThatThrownBy(() -> LinearPattern.compile(pattern, 0))
        .isInstanceOf(PatternSyntaxException.class)
        .hasMessageContaining("more than 1000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a{1000}b{1000}",
        "(a{1,30}){1,30}",
        "(a{30}|b){30}",
        "(a{1000})*",
        "\\(a{500}\\){500}",
        "[(]a{500}[)]{500}",
        "\\Q(a{500}){500}\\E",
        "x{a}{b}",
        "[a{500}]{500}"
      })
  void takesWhatIsNot(String pattern) {
    assertThatCode(() -> LinearPattern.compile(pattern, 0)).doesNotThrowAnyException();
    assertThat(NestedRepetition.isTooMuch(pattern)).isFalse();
  }
}
