package dev.haetae.detect.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.re2j.Pattern;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndlessFoldingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?i)[a-\uFFFD]{2,}$",
        "(?i)[a-\\x{ffff}]",
        "(?si)x\u1C85",
        "(?i)\\x{1c80}",
        "(?i)\\Qa\u1C80\\E",
        "a(?i:[x-\u2000])",
        "(?i)((?-i)a)\u1C80",
        "(?i)[^\u1C88]",
        "(?i)[[:alpha:]\\]\u1C88]",
        "(?i)[]a\u1C88]"
      })
  void refusesWhatWouldNeverBeCompiled(String pattern) {
    assertThat(EndlessFolding.isIn(pattern, false)).isTrue();
  }

  @Test
  void refusesTheSameWhereTheWholeIgnoresCase() {
    assertThat(EndlessFolding.isIn("\u1C85", true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a-\uFFFD]{2,}$",
        "\u1C85",
        "\\(?i\u1C85",
        "[(?i)\u1C85]",
        "\\Q(?i)\\E\u1C85",
        "(?i:a)\u1C85",
        "((?i)a)\u1C85",
        "(?i)a(?-i)\u1C85",
        "(?i)a(?-i:[a-\uFFFD])",
        "(?P<i>a)\u1C85",
        "(?i)[a-z\u00e9-\u0451]+",
        "(?i)[a]-\u65e5",
        "(?i)[a-]\u65e5",
        "(?i)[^a]",
        "(?i)[\\x00-\\x{10ffff}]",
        "(?i)\\p{Cyrillic}",
        "(?i)\\W"
      })
  void whatItTakesIsCompiledAtOnce(String pattern) {
    assertThat(EndlessFolding.isIn(pattern, false)).isFalse();
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThat(Pattern.compile(pattern).pattern()).isEqualTo(pattern));
  }

  @Test
  void noOtherLetterIsWithoutEnd() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int letter = 0; letter <= Character.MAX_CODE_POINT; letter++) {
            String pattern = "\\x{" + Integer.toHexString(letter) + "}";
            if (!EndlessFolding.isIn(pattern, true)) {
              assertThat(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).flags())
                  .isEqualTo(Pattern.CASE_INSENSITIVE);
            }
          }
        });
  }
}
