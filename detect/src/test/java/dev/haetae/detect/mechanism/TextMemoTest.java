package dev.haetae.detect.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextMemoTest {
  private final List<String> worked = new ArrayList<>();
  private final TextMemo<Integer> memo =
      new TextMemo<>(text -> {
        worked.add(text);
        return text.length();
      });

  @Test
  void worksATextOutOnce() {
    assertThat(memo.of("abc")).isEqualTo(3);
    assertThat(memo.of("abc")).isEqualTo(3);
    assertThat(worked).containsExactly("abc");
  }

  @Test
  void forgetsWhatWasAskedForLongestAgo() {
    memo.of("often");
    for (int i = 0; i < 4_096; i++) {
      memo.of("once " + i);
      memo.of("often");
    }
    memo.of("once 0");
    assertThat(worked).filteredOn("often"::equals).hasSize(1);
    assertThat(worked).filteredOn("once 0"::equals).hasSize(2);
  }
}
