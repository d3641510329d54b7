package dev.haetae.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NamesTest {
  private final Names names = new Names();

  @Test
  void givesTheSameStringForTheSameBytes() {
    byte[] bytes = "us-east-1 us-east-1".getBytes(UTF_8);
    assertThat(names.of(bytes, 0, 9)).isEqualTo("us-east-1").isSameAs(names.of(bytes, 10, 19));
  }

  @Property
  void givesTheTextWhateverWasAskedBefore(@ForAll byte[] first, @ForAll byte[] second) {
    names.of(first, 0, first.length);
    assertThat(names.of(second, 0, second.length)).isEqualTo(new String(second, UTF_8));
    assertThat(names.of(first, 0, first.length)).isEqualTo(new String(first, UTF_8));
  }
}
