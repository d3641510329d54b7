package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.haetae.app.outcome.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionVerbTest {
  @Test
  void completesVerbsInBash() {
    assertThat(Run.of("completion", "bash").out()).contains("complete -F", "timeline");
  }

  @Test
  void completesVerbsInZsh() {
    assertThat(Run.of("completion", "zsh").out()).contains("bashcompinit");
  }

  @Test
  void completesVerbsAndOptionsInFish() {
    assertThat(Run.of("completion", "fish").out())
        .contains(
            "complete -c haetae -n '__fish_use_subcommand' -f -a simulate",
            "complete -c haetae -n '__fish_seen_subcommand_from simulate' -l seed -r");
  }

  @ParameterizedTest
  @CsvSource({
    "scan, with",
    "scan, min-severity",
    "scan, fail-on",
    "backtest, format",
    "detectors, status",
    "add, kind",
    "add, format",
    "add, values",
    "export, table"
  })
  void completesTheWordsOfAnOptionInFish(String verb, String option) {
    assertThat(Run.of("completion", "fish").out().lines())
        .filteredOn(line -> line.contains(" " + verb + "' -l " + option + " "))
        .singleElement(STRING)
        .containsPattern(" -r -a '[A-Za-z]+ [A-Za-z]+");
  }

  @Test
  void completesWhatAVerbDoesInFish() {
    assertThat(Run.of("completion", "fish").out())
        .contains("-n '__fish_seen_subcommand_from lake; and not __fish_seen_subcommand_from ")
        .contains("' -f -a export -d 'Write events");
  }

  @Test
  void completesSeveritiesInBash() {
    assertThat(Run.of("completion", "bash").out()).contains("low\" \"medium\" \"high\" \"critical");
  }

  @Test
  void completesTheStatusesOfDetectorsInBash() {
    assertThat(Run.of("completion", "bash").out()).contains("stable\" \"experimental\" \"opt-in");
  }

  @Test
  void refusesAShellItDoesNotKnow() {
    Run run = Run.of("completion", "csh");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("--help", "bash, zsh, fish");
  }
}
