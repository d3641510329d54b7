package dev.haetae.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.outcome.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MainTest {
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.run(new ByteArrayOutputStream(), false, new PrintWriter(err), arguments);
  }

  @Test
  void aSlipOfThePenIsALineAndNotAPage() {
    assertThat(run("scan", "--format", "jsno", ".")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(err.toString().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("haetae: --format jsno: expected table, jsonl"))
        .anyMatch(line -> line.startsWith("haetae scan --help"));
  }

  @Test
  void whatIsAlmostAVerbIsSuggested() {
    assertThat(run("scna", ".")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(err.toString()).contains("haetae: there is no verb scna", "haetae scan");
  }

  @Test
  void aMistakeInASearchIsToldBeforeAnythingIsRead() {
    assertThat(run("search", "* | stat count", "nosuch")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(err.toString())
        .contains("no command is named stat; did you mean stats?")
        .doesNotContain("nosuch");
  }

  @Test
  void aNameThatWouldMoveTheCursorIsToldHarmlessly() {
    run("scan", "no\u001b[2Jsuch");

    assertThat(err.toString()).contains("no\\x1b[2Jsuch").doesNotContain("\u001b");
  }

  @Test
  void whatAnOptionDoesNotTakeIsToldWithoutWordsOfPrograms() {
    run("simulate", "--start", "2026-13-01", "x");
    run("scan", "--endpoint-url", "a b", "x");
    run("scan", "--threads", "many", "x");

    assertThat(err.toString())
        .contains("--start 2026-13-01: expected a day such as")
        .contains("--endpoint-url a b: expected an address")
        .contains("--threads many: expected a whole number")
        .doesNotContain("java.");
  }

  @Test
  void timesAndThreadsBeyondMeasureAreRefusedBeforeAnythingIsRead() {
    for (String[] words :
        new String[][] {
          {"search", "*", "nosuch", "--from", "-999999999-01-01"},
          {"search", "*", "nosuch", "--last", "9999999999999d"},
          {"scan", "nosuch", "--to", "+999999999-12-31"},
          {"scan", "nosuch", "--threads", "999999"}
        }) {
      assertThat(run(words)).as(String.join(" ", words)).isEqualTo(ExitCode.WRONG_USE);
    }
    assertThat(err.toString()).contains("expected 1 to 256").doesNotContain("overflow");
  }
}
