package dev.haetae.detect.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.yaml.YamlFile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParametersTest {
  private static Parameters parameters(String text) {
    return new Parameters("file", YamlFile.read("file.yml", text).documents().get(0).asMapping());
  }

  @Test
  void remembersWhatWasReadWithItsDefaultWhateverIsWritten() {
    Parameters parameters = parameters("least: 7\n");

    assertThat(parameters.whole("least", "fewer are none", 5, 2, 100)).isEqualTo(7);
    assertThat(parameters.duration("within", "in so long", Duration.ofHours(36))).hasHours(36);
    assertThat(parameters.texts("by", "whose", List.of("a", "b"))).containsExactly("a", "b");
    assertThat(parameters.read())
        .containsExactly(
            new Parameter("least", "fewer are none", "a whole number from 2 to 100", "5"),
            new Parameter("within", "in so long", "a time", "36h"),
            new Parameter("by", "whose", "a text or a list of texts", "a, b"));
  }

  @Test
  void numbersAreShownWithoutWhatFloatingPointAdds() {
    Parameters parameters = parameters("x: 1\n");

    assertThat(parameters.decimal("chance", "how likely", 0.02, 0, 1)).isEqualTo(0.02);
    assertThat(parameters.decimal("most", "at most", 1e12, 1, 1e12)).isEqualTo(1e12);
    assertThat(parameters.read())
        .containsExactly(
            new Parameter("chance", "how likely", "a number from 0 to 1", "0.02"),
            new Parameter("most", "at most", "a number from 1 to 1000000000000", "1000000000000"));
  }
}
