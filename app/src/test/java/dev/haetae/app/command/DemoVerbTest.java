package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.outcome.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoVerbTest {
  @TempDir private static Path folder;

  private static Run demo = new Run(-1, "", "");

  @BeforeAll
  static void runOnce() {
    demo = Run.of("demo", "--dir", folder.resolve("made-up").toString());
  }

  @Test
  void findsTheAttacksItHid() {
    assertThat(demo.code()).isEqualTo(ExitCode.DONE);
    assertThat(demo.out()).contains("24 attacks hidden", "This looks like an intrusion");
  }

  @Test
  void suggestsWhatToTryNext() {
    assertThat(demo.out())
        .containsPattern("Try next:\n  haetae explain [0-9a-f]{8,}\n  haetae timeline '");
  }

  @Test
  void suggestsAFindingThatCanBeExplained() {
    String id = demo.out().replaceAll("(?s).*\n  haetae explain ([0-9a-f]+)\n.*", "$1");

    assertThat(Run.of("explain", id).out()).contains(id);
  }
}
