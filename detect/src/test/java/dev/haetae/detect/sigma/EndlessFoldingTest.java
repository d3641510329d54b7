package dev.haetae.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndlessFoldingTest {

  @Test
  void refusesWhatWouldNeverBeCompiled() {
    assertThat(EndlessFolding.isIn("(?i)[a-\uFFFD]{2,}$", false)).isTrue();
    assertThat(EndlessFolding.isIn("[a-\\x{ffff}]", true)).isTrue();
    assertThat(EndlessFolding.isIn("(?si)x\u1C85", false)).isTrue();
    assertThat(EndlessFolding.isIn("\\x{1c80}", true)).isTrue();
  }

  @Test
  void takesTheSameWhereCaseMatters() {
    assertThat(EndlessFolding.isIn("[a-\uFFFD]{2,}$", false)).isFalse();
    assertThat(EndlessFolding.isIn("\u1C85", false)).isFalse();
  }

  @Test
  void whatItTakesIsCompiledAtOnce() {
    List<String> taken =
        List.of(
            "(?i)[a-z\u00e9-\u0451]+",
            "(?i)\u65e5-\u672c",
            "(?i)[^a]",
            "(?i)\\p{Cyrillic}",
            "(?i)\\W");
    for (String pattern : taken) {
      assertThat(EndlessFolding.isIn(pattern, false)).as(pattern).isFalse();
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> assertThatCode(() -> Pattern.compile(pattern)).doesNotThrowAnyException());
    }
  }
}
