package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.outcome.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code haetae search}. */
class SearchVerbTest {
  @TempDir private Path folder;
  private Path events;

  @BeforeEach
  void events() throws IOException {
    events = folder.resolve("events.jsonl");
    Files.writeString(
        events,
        """
        {"time":"2026-03-02T10:00:00Z","name":"=cmd","bytes":12,"who":{"id":"alice"}}
        {"time":"2026-03-02T11:00:00Z","name":"b, \\u001b[31mc","bytes":3}
        """);
  }

  @Test
  void printsRowsUnderEachOther() {
    Run run = Run.of("search", "| table who.id bytes", events.toString());

    assertThat(run.out()).isEqualTo("who.id  bytes\nalice      12\n            3\n");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void writesObjectsWithoutWhatIsAbsent() {
    Run run = Run.of("search", "| table who.id bytes", events.toString(), "--format", "jsonl");

    assertThat(run.out()).isEqualTo("{\"who.id\":\"alice\",\"bytes\":12}\n{\"bytes\":3}\n");
  }

  @Test
  void writesAnArrayOfJson() {
    Run run = Run.of("search", "| where bytes > 99", events.toString(), "--format", "json");

    assertThat(run.out()).isEqualTo("[]\n");
  }

  @Test
  void guardsSpreadsheetsFromFormulas() {
    Run run = Run.of("search", "| table name bytes", events.toString(), "--format", "csv");

    assertThat(run.out()).isEqualTo("name,bytes\r\n'=cmd,12\r\n\"b, \u001b[31mc\",3\r\n");
  }

  @Test
  void showsWhatWouldMoveTheCursor() {
    assertThat(Run.of("search", "| table name", events.toString()).out()).contains("b, \\x1b[31mc");
  }

  @Test
  void pointsAtAMistake() {
    Run run = Run.of("search", "| stat count", events.toString());

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err())
        .contains("line 1, column 3: no command is named stat; did you mean stats?")
        .contains("  | stat count\n    ^");
  }

  @Test
  void takesTheRangeFromItsOptions() {
    Run run =
        Run.of(
            "search",
            "| table bytes",
            events.toString(),
            "--time-field",
            "time",
            "--from",
            "2026-03-02T10:30Z");

    assertThat(run.out()).isEqualTo("bytes\n    3\n");
  }

  @Test
  void namesTheOptionOfTheRowLimit() {
    Run run = Run.of("search", "| table bytes", events.toString(), "--limit", "1");

    assertThat(run.out()).isEqualTo("bytes\n   12\n");
    assertThat(run.err()).contains("only the first 1 rows are shown; raise --limit for more");
  }

  @Test
  void saysWhichNameIsNearest() {
    assertThat(Run.of("search", "| table byte", events.toString()).err())
        .contains("the field byte was not seen in the events; did you mean bytes?");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThat(Run.of("search", "x", folder.resolve("no.jsonl").toString()).code())
        .isEqualTo(ExitCode.NOT_READABLE);
  }
}
