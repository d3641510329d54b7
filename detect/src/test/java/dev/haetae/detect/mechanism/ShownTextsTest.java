package dev.haetae.detect.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownTextsTest {
  private final Counting memory = new Counting();
  private final ShownTexts.Writer writer = new ShownTexts.Writer(memory);

  /** Counts what is remembered, and forgets it when asked to. */
  private static final class Counting implements Memory {
    private final List<Runnable> forgetting = new ArrayList<>();
    private int used;

    @Override
    public void share(Runnable forget) {
      forgetting.add(forget);
    }

    @Override
    public void take(int bytes) {
      used += bytes;
    }
  }

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
    ShownTexts texts = written("alice", "");

    assertThat(List.of(texts.text(0), texts.text(1), texts.text(2)))
        .containsExactly("alice", "", "");
    assertThat(written()).isSameAs(ShownTexts.NONE);
  }

  @Test
  void whatAWriterRemembersIsForgottenWithAllElse() {
    ShownTexts first = written("alice");
    memory.forgetting.forEach(Runnable::run);

    assertThat(written("alice")).isEqualTo(first).isNotSameAs(first);
  }

  @Test
  void whatTakesThePlaceOfAnotherTakesTheDifference() {
    for (int i = 0; i < 100_000; i++) {
      written("user" + i);
    }
    int full = memory.used;
    for (int i = 100_000; i < 200_000; i++) {
      written("user" + i);
    }

    assertThat(full).isPositive();
    assertThat(memory.used).isCloseTo(full, withPercentage(5));
  }
}
