package dev.haetae.detect.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class FoldingTest {
  @Property(tries = 300)
  void foldsAsciiEightBytesAtAStepAsOneByOne(
      @ForAll @StringLength(max = 40) @CharRange(from = 0, to = 127) String text) {
    assertThat(new String(Folding.fold(text), StandardCharsets.US_ASCII))
        .isEqualTo(text.toLowerCase(Locale.ROOT));
  }

  @Property(tries = 300)
  void whatIsEqualButForCaseFoldsToTheSame(@ForAll @StringLength(max = 40) String text) {
    String valid = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    StringBuilder upper = new StringBuilder();
    valid.codePoints().map(Character::toUpperCase).forEach(upper::appendCodePoint);
    assertThat(Folding.fold(upper.toString())).isEqualTo(Folding.fold(valid));
  }

  @Test
  void keepsBytesThatAreNoText() {
    Folding folding = new Folding();
    folding.append(new byte[] {'A', (byte) 0xFF, (byte) 0xC3, 'B'}, 0, 4);
    assertThat(folding.bytes()).startsWith('a', 0xFF, 0xC3, 'b');
  }

  @Test
  void aFoldedTextMayBeLonger() {
    assertThat(Folding.fold("Ⱥ".repeat(3_000))).hasSize(9_000);
  }
}
