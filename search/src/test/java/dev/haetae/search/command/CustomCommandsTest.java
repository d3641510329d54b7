package dev.haetae.search.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.search.command.declared.Caller;
import dev.haetae.search.command.declared.CommandFolder;
import dev.haetae.search.database.SearchFailure;
import dev.haetae.search.database.SearchLimits;
import dev.haetae.search.parse.Query;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.parse.spl.Spl;
import dev.haetae.search.parse.spl.SplLibrary;
import dev.haetae.search.parse.spl.SplParser;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.run.Search;
import dev.haetae.search.run.Sources;
import dev.haetae.search.source.JsonFiles;
import dev.haetae.search.source.LookupTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches with commands that are programs: started, spoken with, and ended. */
class CustomCommandsTest {
  private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");

  @TempDir private Path folder;
  private Path commands;
  private Path events;

  @BeforeEach
  void foldersOfOneUser() throws IOException {
    commands = Files.createDirectory(folder.resolve("commands"));
    Files.setPosixFilePermissions(commands, PosixFilePermissions.fromString("rwx------"));
    events = folder.resolve("events.jsonl");
    Files.writeString(
        events,
        """
        {"time":"2026-03-01T10:00:00Z","user":"anna","bytes":10}
        {"time":"2026-03-01T11:00:00Z","user":"bob","bytes":200}
        {"time":"2026-03-01T12:00:00Z","user":"carl, the \\"third\\"","bytes":300}
        """);
  }

  private record Answer(List<String> fields, List<String> rows, Set<String> notes) {}

  private Answer answered(String search) throws IOException {
    CommandFolder declared = declared("anna", Set.of("soc"));
    assertThat(declared.problems()).isEmpty();
    SearchLimits usual = SearchLimits.usual();
    SearchLimits limits =
        new SearchLimits(10_000, 256L << 20, 1, Duration.ofMinutes(1), usual.spill());
    try (Search open =
        Search.open(
            new Query(
                new Spl(SplLibrary.EMPTY.with(declared.names())),
                search,
                NOW,
                new TimeRange(
                    Optional.of(Instant.parse("2026-03-01T00:00:00Z")), Optional.empty())),
            new Sources(
                new JsonFiles(List.of(events), Optional.of("time")), LookupTables.NONE, declared),
            limits)) {
      List<String> rows = new ArrayList<>();
      open.run(row ->
          rows.add(row.stream().map(cell -> cell.joined("+")).collect(Collectors.joining(" | "))));
      return new Answer(
          open.fields().stream().map(Search.Field::name).toList(), rows, open.notes());
    }
  }

  private CommandFolder declared(String user, Set<String> roles) throws IOException {
    return CommandFolder.read(
        commands,
        SplParser.commandNames(),
        new Caller(user, roles),
        Map.of("OWNER_TOKEN", "s3cret", "OTHER_SECRET", "hidden"));
  }

  /** Declares this test's program as a command. */
  private void declare(String kind, String mode, String more) throws IOException {
    write(
        """
        name: my
        executable: %s/bin/java
        arguments: [-Xshare:auto, -XX:TieredStopAtLevel=1, -cp, "%s", %s, %s]
        kind: %s
        help: Made for a test.
        %s
        """
            .formatted(
                System.getProperty("java.home"),
                System.getProperty("java.class.path"),
                ChunkedProgram.class.getName(),
                mode,
                kind,
                more));
  }

  private void write(String text) throws IOException {
    Path file = commands.resolve("my.yml");
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aStreamingCommandAddsToEachRowInItsOrder() throws IOException {
    declare("streaming", "streaming", "");

    Answer answer = answered("bytes>5 | sort bytes | my | table user owner bytes");

    assertThat(answer.rows())
        .containsExactly(
            "anna | the \"team\" | 10",
            "bob | the \"team\" | 200",
            "carl, the \"third\" | the \"team\" | 300");
  }

  @Test
  void whatCommandsGiveIsSearchedOn() throws IOException {
    declare("eventing", "eventing", "");

    Answer answer = answered("* | my | stats sum(bytes) AS sum earliest(_time) AS t by owner");

    assertThat(answer.rows()).containsExactly("the \"team\" | 510 | 2026-03-01T10:00:00.000Z");
  }

  @Test
  void aReportingCommandMakesATableOfAllRows() throws IOException {
    declare("reporting", "reporting", "");

    assertThat(answered("* | my").rows()).containsExactly("3");
  }

  @Test
  void whatACommandWantsDoneFirstIsDone() throws IOException {
    declare("reporting", "prepared", "");

    assertThat(answered("* | my").rows()).containsExactly("2");
  }

  @Test
  void manyRowsGoInManyMessages() throws IOException {
    declare("reporting", "reporting", "");

    assertThat(answered("| makeresults count=25000 | my").rows()).containsExactly("25000");
  }

  @Test
  void aGeneratingCommandIsToldItsArgumentsAndTheRange() throws IOException {
    declare("generating", "generating", "");

    Answer answer = answered("| my \"two words\" | table _time name from");

    assertThat(answer.rows())
        .hasSize(6)
        .startsWith(
            "2023-11-14T22:14:20.000Z | a | two words",
            "2023-11-14T22:14:20.000Z | b | two words1772323200.000");
  }

  @Test
  void severalValuesOfAFieldStaySeveral() throws IOException {
    declare("generating", "several", "");

    assertThat(answered("| my | eval n=mvcount(who)").rows()).containsExactly("anna+b$ob | 2");
  }

  @Test
  void theEnvironmentHasOnlyWhatTheFileNames() throws IOException {
    declare("generating", "environment", "environment: {TOKEN: \"env:OWNER_TOKEN\"}");

    Answer answer = answered("| my");

    assertThat(answer.rows()).containsExactly("LANG PATH TMPDIR TOKEN TZ | s3cret");
  }

  @Test
  void aSecretThatIsNotThereIsNamedAndTheProgramNotStarted() throws IOException {
    declare("generating", "environment", "environment: {TOKEN: \"env:NOT_THERE\"}");

    assertThatThrownBy(() -> answered("| my"))
        .isInstanceOf(SearchFailure.class)
        .hasMessage(
            "my cannot be started: env:NOT_THERE: the environment has no variable NOT_THERE");
  }

  @Test
  void messagesAreShown() throws IOException {
    declare("generating", "messages", "");

    assertThat(answered("| my").notes())
        .contains("my says: half of it was old", "my says: no newer");
  }

  @Test
  void anErrorEndsTheSearch() throws IOException {
    declare("generating", "error", "");

    assertThatThrownBy(() -> answered("| my"))
        .isInstanceOf(SearchFailure.class)
        .hasMessage("my says: the key has run out");
  }

  @Test
  void aCommandThatRefusesSaysWhy() throws IOException {
    declare("streaming", "refuses", "");

    assertThatThrownBy(() -> answered("* | my"))
        .isInstanceOf(SearchFailure.class)
        .hasMessage("my says: no field is named");
  }

  @Test
  void aCommandThatHangsIsEndedAtItsLimit() throws IOException {
    declare("generating", "hangs", "limits: {seconds: 2}");

    long begin = System.nanoTime();
    assertThatThrownBy(() -> answered("| my"))
        .isInstanceOf(SearchFailure.class)
        .hasMessageContaining("my was ended after 2 s; raise limits: seconds in ");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    assertThat(ProcessHandle.current().descendants().filter(CustomCommandsTest::isOurs)).isEmpty();
  }

  private static boolean isOurs(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(ChunkedProgram.class.getName());
  }

  @Test
  void aCommandThatDoesNotReadIsEndedAtItsLimit() throws IOException {
    declare("streaming", "deaf", "limits: {seconds: 2}");

    assertThatThrownBy(
            () -> answered("| makeresults count=100000 | eval x=\"" + "y".repeat(200) + "\" | my"))
        .isInstanceOf(SearchFailure.class)
        .hasMessageContaining("my was ended after 2 s");
  }

  @Test
  void aCommandThatCrashesIsToldWithItsCodeAndLastWords() throws IOException {
    declare("streaming", "crashes", "");

    assertThatThrownBy(() -> answered("* | my"))
        .isInstanceOf(SearchFailure.class)
        .hasMessageContaining("my ended before it had finished, with code 7")
        .hasMessageContaining("Traceback: / no such index xxx")
        .hasMessageContaining("bytes left out")
        .hasMessageEndingWith("last words /");
  }

  @Test
  void whatIsNotTheProtocolIsShown() throws IOException {
    declare("streaming", "babbles", "");

    assertThatThrownBy(() -> answered("* | my"))
        .isInstanceOf(SearchFailure.class)
        .hasMessageContaining(
            "my does not speak the chunked protocol: expected a line \"chunked 1.0,<metadata"
                + " length>,<body length>\", met \"Hello, I am no protocol");
  }

  @Test
  void moreRowsThanTheLimitAreLeftOutAndToldOf() throws IOException {
    declare("generating", "endless", "limits: {rows: 2500}");

    Answer answer = answered("| my | stats count");

    assertThat(answer.rows()).containsExactly("2500");
    assertThat(answer.notes())
        .anyMatch(
            note -> note.startsWith("only the first 2500 rows of my are taken; raise limits"));
  }

  @Test
  void moreBytesThanTheLimitEndTheSearch() throws IOException {
    declare("generating", "large", "limits: {megabytes: 1}");

    assertThatThrownBy(() -> answered("| my"))
        .isInstanceOf(SearchFailure.class)
        .hasMessageContaining("my wrote more than 1 MB; raise limits: megabytes in ");
  }

  @Test
  void aCommandOfAnotherKindThanDeclaredIsRefused() throws IOException {
    declare("streaming", "reporting", "");

    assertThatThrownBy(() -> answered("* | my"))
        .isInstanceOf(SearchFailure.class)
        .hasMessageContaining("my says it is reporting; ")
        .hasMessageContaining("my.yml says kind: streaming");
  }

  @Test
  void whoMayNotRunItIsToldWhoMay() throws IOException {
    declare("generating", "messages", "may_run: {users: [zoe], roles: [admin]}");

    assertThatThrownBy(() -> answered("| my"))
        .isInstanceOf(QueryMistake.class)
        .hasMessageContaining("anna may not run my; ")
        .hasMessageContaining("allows users zoe; roles admin");
  }

  @Test
  void aRoleIsEnough() throws IOException {
    declare("generating", "messages", "may_run: {users: [zoe], roles: [soc]}");

    assertThat(answered("| my").rows()).isEmpty();
  }

  @Test
  void aGeneratingCommandStandsFirst() throws IOException {
    declare("generating", "messages", "");

    assertThatThrownBy(() -> answered("bytes>5 | my"))
        .isInstanceOf(QueryMistake.class)
        .hasMessageContaining("my makes rows: expected it first in the search, after |");
  }

  @Test
  void aCommandThatIsNotDeclaredIsUnknown() throws IOException {
    declare("generating", "messages", "");

    assertThatThrownBy(() -> answered("* | mi"))
        .isInstanceOf(QueryMistake.class)
        .hasMessageContaining("no command is named mi; did you mean my?");
  }

  private String problem() throws IOException {
    CommandFolder declared = declared("anna", Set.of());
    assertThat(declared.all()).isEmpty();
    return declared.problems().getFirst().toString().replace(commands.toString(), "");
  }

  @Test
  void aMistakeInAFileIsPointedAt() throws IOException {
    write("name: my\nexecutable: /bin/sh\nkind: streeming\nhelp: x\n");

    assertThat(problem())
        .isEqualTo(
            """
            /my.yml:3:7: expected generating, streaming, eventing, reporting, met "streeming"; did \
            you mean streaming?
            kind: streeming
                  ^\
            """);
  }

  @Test
  void anUnknownKeyIsPointedAt() throws IOException {
    write("name: my\nexecutabel: /bin/sh\n");

    assertThat(problem())
        .startsWith(
            "/my.yml:2:1: the key \"executabel\" is unknown here; did you mean executable?");
  }

  @Test
  void aCommandOfTheLanguageCannotBeReplaced() throws IOException {
    write("name: stats\nexecutable: /bin/sh\nkind: streaming\nhelp: x\n");

    assertThat(problem()).startsWith("/my.yml:1:7: stats is a command of the language");
  }

  @Test
  void aFileOthersCanWriteIsNotRead() throws IOException {
    declare("generating", "messages", "");
    Files.setPosixFilePermissions(
        commands.resolve("my.yml"), PosixFilePermissions.fromString("rw-rw-rw-"));

    assertThat(problem()).contains("others may write to ");
  }

  @Test
  void aFolderOthersCanWriteIsNotRead() throws IOException {
    declare("generating", "messages", "");
    Files.setPosixFilePermissions(commands, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThat(problem()).contains("no command is read: others may write to ");
  }

  @Test
  void aFolderOthersCanPutAnotherInThePlaceOfIsNotRead() throws IOException {
    declare("generating", "messages", "");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThat(problem()).contains("no command is read: others may put another in the place of ");
  }

  @Test
  void aProgramOthersCanWriteIsNotStarted() throws IOException {
    Path program = Files.writeString(commands.resolve("run"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxrwxrwx"));
    write("name: my\nexecutable: run\nkind: streaming\nhelp: x\n");

    assertThat(problem()).contains(":2:13: others may write to ");
  }
}
