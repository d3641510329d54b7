package dev.haetae.formats.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodedTargetTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          /a/b,                        /a/b
          /a%2Fb,                      /a/b
          /%252e%252e%252fetc,         /../etc
          /%25252e,                    /.
          /%2525252e,                  /%2e
          /%u002e%u002e/x,             /../x
          /%uFF0E,                     /%uFF0E
          /%c0%ae%c0%ae%c0%afetc,      /../etc
          /100%,                       /100%
          /%zz%2,                      /%zz%2
          """)
  void resolvesEncodingsLayerByLayer(String sent, String decoded) {
    assertThat(DecodedTarget.of(sent, "")).isEqualTo(decoded);
  }

  @Test
  void takesPlusSignsOfTheQueryForBlanks() {
    assertThat(DecodedTarget.of("/c++", "q=union+all%2Bselect"))
        .isEqualTo("/c++?q=union all+select");
  }

  @Test
  void leavesAPathWithoutQueryWithoutQuestionMark() {
    assertThat(DecodedTarget.of("/a", "")).isEqualTo("/a");
  }

  @Test
  void hasNothingToDecodeInALineThatBreaksOff() {
    assertThat(new DecodedTarget().decode(new byte[] {'%', '4', '1'}, 2, 1)).isFalse();
  }

  @Test
  void growsWithTheText() {
    String longPath = "/" + "%41".repeat(5_000);

    assertThat(DecodedTarget.of(longPath, "")).isEqualTo("/" + "A".repeat(5_000));
  }
}
