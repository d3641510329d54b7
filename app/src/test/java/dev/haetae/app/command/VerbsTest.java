package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.Main;
import dev.haetae.app.outcome.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every verb there is. */
class VerbsTest {
  static Stream<String> verbs() {
    return Main.commandLine(new PrintWriter(new StringWriter())).getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void showsExamplesInItsHelp(String verb) {
    Run run = Run.of(verb, "--help");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).containsPattern("Examples?:\n(.*\n)*.*haetae " + verb);
  }

  @Test
  void leavesExamplesInOnePiece() {
    assertThat(Run.of("simulate", "--help").out())
        .contains(
            "  haetae scan ./made-up/logs --environment ./made-up/environment.yml --geo"
                + " ./made-up/places.csv\n");
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void refusesAnOptionItDoesNotHave(String verb) {
    assertThat(Run.of(verb, "--no-such-option").code()).isEqualTo(ExitCode.WRONG_USE);
  }

  @Test
  void namesItselfInVersion() {
    assertThat(Run.of("version").out()).startsWith("haetae ");
  }
}
