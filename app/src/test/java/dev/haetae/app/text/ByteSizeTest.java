package dev.haetae.app.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSizeTest {
  @ParameterizedTest
  @CsvSource({"17, 17", "500MB, 500000000", "1.5 GB, 1500000000", "2k, 2000", "3tb, 3000000000000"})
  void readsANumberAndAUnit(String text, long bytes) {
    assertThat(ByteSize.parse(text)).isEqualTo(bytes);
  }

  @Test
  void refusesAUnitItDoesNotKnow() {
    assertThatThrownBy(() -> ByteSize.parse("5 apples"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"5 apples\"");
  }

  @ParameterizedTest
  @CsvSource({"999, 999 B", "12345, 12.3 KB", "1500000000, 1.5 GB"})
  void writesTheLargestUnit(long bytes, String text) {
    assertThat(ByteSize.format(bytes)).isEqualTo(text);
  }
}
