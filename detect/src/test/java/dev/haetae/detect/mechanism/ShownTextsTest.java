package dev.haetae.detect.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownTextsTest {
  private final ShownTexts.Writer writer = new ShownTexts.Writer();

  private ShownTexts written(String... texts) {
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      writer.add(bytes, bytes.length);
    }
    return writer.take();
  }

  @Test
  void aWriterGivesTheSameAgainForWhatIsWrittenAgain() {
    ShownTexts first = written("alice", "203.0.113.7");

    assertThat(written("alice", "203.0.113.8")).isNotEqualTo(first);
    assertThat(written("alice", "203.0.113.7")).isSameAs(first);
  }

  @Test
  void textsAreToldApartByWhereOneEnds() {
    assertThat(written("a", "bc")).isNotEqualTo(written("ab", "c"));
  }

  @Test
  void longTextsAreMadeAnewForTheyWouldFillTheMemory() {
    ShownTexts first = written("x".repeat(1000));

    assertThat(written("x".repeat(1000))).isEqualTo(first).isNotSameAs(first);
    assertThat(first.isRemembered()).isFalse();
  }

  @Test
  void aWriterGivesWhatWasWrittenAndNothingMore() {
    assertThat(written("alice", "")).isEqualTo(ShownTexts.of(List.of("alice", "")));
    assertThat(written()).isSameAs(ShownTexts.NONE);
  }
}
