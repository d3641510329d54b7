package dev.haetae.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers as bars. */
class SparklineTest {
  @Test
  void theGreatestIsFullAndNoughtIsLeast() {
    assertThat(Sparkline.of(List.of(0.0, 7.0, 14.0))).isEqualTo("▁▅█");
  }

  @Test
  void manyNumbersFitALine() {
    assertThat(Sparkline.of(Collections.nCopies(1000, 1.0))).hasSize(80);
  }

  @Test
  void nothingButNoughtIsFlat() {
    assertThat(Sparkline.of(List.of(0.0, 0.0))).isEqualTo("▁▁");
  }
}
