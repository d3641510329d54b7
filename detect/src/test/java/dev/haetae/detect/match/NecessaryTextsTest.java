package dev.haetae.detect.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.sigma.ValueTest;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NecessaryTextsTest {
  private static ValueTest regex(String pattern) {
    return new ValueTest.Regex(pattern, false, false, false);
  }

  @Test
  void findsRulesByNoSingleByteBesideWhatSaysMore() {
    assertThat(NecessaryTexts.telling(regex("(or|and)\\s*="))).containsExactly(Set.of("or", "and"));
    assertThat(NecessaryTexts.of(regex("(or|and)\\s*=")))
        .containsExactly(Set.of("or", "and"), Set.of("="));
  }

  @Test
  void findsRulesByASingleByteWhereThereIsNothingElse() {
    assertThat(NecessaryTexts.telling(regex("[a-z]+=[0-9]+;"))).containsExactly(Set.of("="));
  }
}
