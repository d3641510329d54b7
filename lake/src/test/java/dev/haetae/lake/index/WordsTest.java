package dev.haetae.lake.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class WordsTest {
  private static List<Long> hashes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Long> hashes = new ArrayList<>();
    new Words().each(bytes, 0, bytes.length, hashes::add);
    return hashes;
  }

  /** A text as a writer of JSON might write it who escapes more than it must. */
  private static String escaped(String text, Random random) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          boolean must = c == '"' || c == '\\' || c < ' ';
          if (!must && random.nextInt(3) > 0) {
            escaped.appendCodePoint(c);
          } else if (c == '\n') {
            escaped.append("\\n");
          } else if ("\"\\/".indexOf(c) >= 0 && random.nextBoolean()) {
            escaped.append('\\').appendCodePoint(c);
          } else {
            for (char unit : Character.toChars(c)) {
              escaped.append("\\u").append(String.format(Locale.ROOT, "%04x", (int) unit));
            }
          }
        });
    return escaped.toString();
  }

  @Test
  void everyWordOfATextIsAmongThoseOfItsEscapedForms() {
    Random random = new Random(5);
    String letters = "abcXYZ0189 /\"\\\n.-_é한😀\u0001";
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder();
      int[] points = letters.codePoints().toArray();
      for (int i = random.nextInt(30); i >= 0; i--) {
        text.appendCodePoint(points[random.nextInt(points.length)]);
      }
      String written = escaped(text.toString(), random);
      assertThat(hashes("{\"a\":\"" + written + "\"}"))
          .as(written)
          .containsAll(wordsWithoutAddresses(text.toString()));
    }
  }

  /** Dots of addresses must be written as such, and here a backslash is meant. */
  private static List<Long> wordsWithoutAddresses(String text) {
    return hashes(text.replace('.', ' ').replace('\\', ' '));
  }

  @Test
  void brokenEscapesAreReadAsTheyStand() {
    assertThat(hashes("abc\\")).containsOnly(WordHash.of("abc"));
    assertThat(hashes("abc\\u00")).contains(WordHash.of("abc"));
    assertThat(hashes("\\ud83dabc")).contains(WordHash.of("ud83dabc"));
  }

  @Test
  @Timeout(20)
  void manyEscapesTakeNoMoreThanTheyAreLong() {
    assertThat(hashes("\\u0041".repeat(500_000))).hasSizeLessThan(1_000_010);
    assertThat(hashes("\\n".repeat(500_000))).isEmpty();
  }
}
