package dev.haetae.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalLineTest {
  @Test
  void aLineThatIsWrittenOverNeverReachesTheEndOfTheTerminal() {
    assertThat(TerminalText.fitting("251 of 251 files", 10)).isEqualTo("251 of 25");
    assertThat(TerminalText.fitting("251 of 251 files", 80)).isEqualTo("251 of 251 files");
  }

  @Test
  void wideLettersTakeTheRoomOfTwo() {
    assertThat(TerminalText.fitting("해태 해태", 6)).isEqualTo("해태 ");
  }
}
