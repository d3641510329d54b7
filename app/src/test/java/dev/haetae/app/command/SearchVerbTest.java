package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.outcome.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

    assertThat(run.out()).isEqualTo("who.id  bytes\n            3\nalice      12\n");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void writesObjectsWithoutWhatIsAbsent() {
    Run run = Run.of("search", "| table who.id bytes", events.toString(), "--format", "jsonl");

    assertThat(run.out()).isEqualTo("{\"bytes\":3}\n{\"who.id\":\"alice\",\"bytes\":12}\n");
  }

  @Test
  void writesAnArrayOfJson() {
    Run run = Run.of("search", "| where bytes > 99", events.toString(), "--format", "json");

    assertThat(run.out()).isEqualTo("[]\n");
  }

  @Test
  void guardsSpreadsheetsFromFormulas() {
    Run run = Run.of("search", "| table name bytes", events.toString(), "--format", "csv");

    assertThat(run.out()).isEqualTo("name,bytes\r\n\"b, \\x1b[31mc\",3\r\n'=cmd,12\r\n");
  }

  @Test
  void escapesInJsonWhatJsonLetsStand() throws IOException {
    Path log = folder.resolve("turned.jsonl");
    Files.writeString(log, "{\"who\":\"a\u202eb\u009bc\"}\n");

    assertThat(Run.of("search", "| table who", log.toString(), "--format", "jsonl").out())
        .contains("a\\u202eb\\u009bc");
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
  void namesTheFileAndWhyItIsNotUnderstood() throws IOException {
    Files.writeString(events, "{\"time\":\"2026-03-02T10:00:00Z\",\"name\":\"\u001b[31m\"}\n");

    Run run = Run.of("search", "* | stats count", events.toString(), "--time-field", "time");

    assertThat(run.code()).isEqualTo(ExitCode.NOT_READABLE);
    assertThat(run.err()).contains("Malformed JSON", "events.jsonl", "control character");
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void thePromptStaysWhenWhatItReadsCannotBeRead() throws Exception {
    Path lake = folder.resolve("lake");
    Path tables = Files.createDirectory(folder.resolve("lookups"));
    Files.write(tables.resolve("people.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, ',', 'a'});
    Run.of("ingest", events.toString(), "--lake", lake.toString(), "--quiet");
    Process prompt =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.haetae.app.Main",
                "search",
                "--interactive",
                "--lake",
                lake.toString(),
                "--lookups",
                tables.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader out = prompt.inputReader();
        Writer in = prompt.outputWriter()) {
      asked(in, "| stats count AS before");
      assertThat(until(out, "before")).isTrue();
      Path aside = Files.move(lake.resolve("tables"), folder.resolve("aside"));
      asked(in, "| stats count AS without by who.id");
      assertThat(until(out, "haetae: ")).isTrue();
      Files.move(aside, lake.resolve("tables"));
      asked(in, "| lookup people id AS who.id");
      assertThat(until(out, "expected text in UTF-8")).isTrue();
      asked(in, "| stats count AS after");
      assertThat(until(out, "after")).isTrue();
      asked(in, "exit");
      assertThat(prompt.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(prompt.exitValue()).isEqualTo(ExitCode.DONE);
    } finally {
      prompt.destroyForcibly();
    }
  }

  private static void asked(Writer in, String search) throws IOException {
    in.write(search + "\n");
    in.flush();
  }

  /** Whether a line comes that has some words. */
  private static boolean until(BufferedReader out, String words) throws IOException {
    String line = out.readLine();
    while (line != null && !line.contains(words)) {
      line = out.readLine();
    }
    return line != null;
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

    assertThat(run.out()).isEqualTo("bytes\n    3\n");
    assertThat(run.err()).contains("only the first 1 rows are shown; raise --limit for more");
  }

  @Test
  void saysWhichNameIsNearest() {
    assertThat(Run.of("search", "| table byte", events.toString()).err())
        .contains("the field byte was not seen in the events; did you mean bytes?");
  }

  @Test
  void drawsWhatChangesOverTime() {
    assertThat(Run.of("search", "| timechart span=1h sum(bytes) AS sum", events.toString()).out())
        .endsWith("\n\nsum    █▃\n");
  }

  @Test
  void readsLogsByTheirOwnNamesAndByOcsf() throws IOException {
    Path log = folder.resolve("trail.json");
    Files.writeString(
        log,
        """
        {"Records":[{"eventVersion":"1.08","eventSource":"iam.amazonaws.com","eventName":"CreateUser",
        "eventTime":"2026-03-02T10:00:00Z","eventID":"1","awsRegion":"us-east-1",
        "recipientAccountId":"111122223333","sourceIPAddress":"203.0.113.7",
        "userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/alice"},
        "requestParameters":{"userName":"bob"}}]}
        """);

    Run run =
        Run.of(
            "search",
            "sourcetype=aws:cloudtrail createuser | table eventName api.operation"
                + " userIdentity.arn requestParameters.userName account sourcetype",
            log.toString(),
            "--format",
            "jsonl");

    assertThat(run.out())
        .isEqualTo(
            "{\"eventName\":\"CreateUser\",\"api.operation\":\"CreateUser\","
                + "\"userIdentity.arn\":\"arn:aws:iam::111122223333:user/alice\","
                + "\"requestParameters.userName\":\"bob\",\"account\":\"111122223333\","
                + "\"sourcetype\":\"aws:cloudtrail\"}\n");
  }

  @Test
  void searchesTheLake() {
    String lake = folder.resolve("lake").toString();
    Run.of("ingest", events.toString(), "--lake", lake, "--quiet");

    assertThat(Run.of("search", "alice | table name", "--lake", lake).out())
        .isEqualTo("name\n=cmd\n");
    assertThat(Run.of("search", "nobody | table name", "--lake", lake).out()).isEqualTo("name\n");
  }

  @Test
  void leavesOutFilesWithoutTheWord() {
    String lake = folder.resolve("lake").toString();
    Run.of("ingest", events.toString(), "--lake", lake, "--quiet");

    assertThat(Run.of("search", "alice", "--lake", lake, "--explain").out())
        .contains("read_parquet");
    assertThat(Run.of("search", "nobody", "--lake", lake, "--explain").out())
        .doesNotContain("read_parquet");
  }

  @Test
  void aNameOfOcsfIsOfEveryLogThatHasIt() throws IOException {
    Path flow = folder.resolve("flow.log");
    Files.writeString(
        flow,
        """
        version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status
        2 111122223333 eni-0a1b2c3d 10.0.0.5 203.0.113.7 44321 443 6 10 840 1772445600 1772445660 ACCEPT OK
        """);

    Run run =
        Run.of(
            "search",
            "src_endpoint.ip=10.0.0.5 OR dstaddr=203.0.113.0/24"
                + " | table sourcetype srcaddr dst_endpoint.ip bytes",
            flow.toString(),
            events.toString(),
            "--format",
            "jsonl");

    assertThat(run.out())
        .isEqualTo(
            "{\"sourcetype\":\"aws:cloudwatchlogs:vpcflow\",\"srcaddr\":\"10.0.0.5\","
                + "\"dst_endpoint.ip\":\"203.0.113.7\",\"bytes\":840}\n");
  }

  @Test
  void namesTheTablesWhereAnIndexIsNotThere() {
    Run run = Run.of("search", "index=main alice", events.toString());

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err())
        .contains("line 1, column 1: no index is named main; the tables of the lake are api,");
    assertThat(Run.of("search", "index=gen* alice | table name", events.toString()).out())
        .isEqualTo("name\n=cmd\n");
  }

  @Test
  void namesTheSourceTypesWhereOneIsNotThere() {
    assertThat(Run.of("search", "alice sourcetype=aws:cloudtrial", events.toString()).err())
        .contains("column 7: no log has the source type aws:cloudtrial;")
        .contains("aws:cloudtrail");
  }

  @Test
  void needsASearchWhereNobodyCanBeAsked() {
    Run run = Run.of("search");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("expected a search");
  }

  @Test
  void answersSelectsAndNothingElseOfSql() {
    assertThat(
            Run.of(
                    "search",
                    "SELECT count(*) AS n, max(bytes) AS most FROM events",
                    events.toString(),
                    "--language",
                    "sql")
                .out())
        .isEqualTo("n  most\n2    12\n");
    Run run = Run.of("search", "COPY events TO '/tmp/x'", events.toString(), "--language", "sql");
    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("only SELECT is allowed here");
  }

  @Test
  void aFieldMayHaveQuotesAndBackslashesInItsName() throws IOException {
    Files.writeString(
        events, "{\"time\":\"2026-03-02T10:00:00Z\",\"a\\\"b\":1,\"c\\\\d\":2,\"ab\":3}\n");

    Run run =
        Run.of(
            "search",
            "SELECT \"a\"\"b\" AS quoted, \"c\\d\" AS slashed, ab FROM events",
            events.toString(),
            "--language",
            "sql");

    assertThat(run.out()).isEqualTo("quoted  slashed  ab\n     1        2   3\n");
  }

  @Test
  void readsNoFileButThoseOfTheSearch() {
    Run run =
        Run.of(
            "search",
            "SELECT * FROM read_text('/etc/hostname')",
            events.toString(),
            "--language",
            "sql");

    assertThat(run.code()).isEqualTo(ExitCode.NOT_READABLE);
    assertThat(run.err()).contains("file system operations are disabled");
  }

  @Test
  void saysWhatASearchItselfComplainsOfAndNothingElse() {
    Run run =
        Run.of(
            "search", "SELECT error('too few') FROM events", events.toString(), "--language=sql");

    assertThat(run.err()).isEqualTo("haetae: the search could not be run: too few\n");
  }

  @Test
  void endsASearchThatTakesTooLong() {
    Run run =
        Run.of(
            "search",
            "| makeresults count=10000000 | eval a=mvrange(0,1000) | mvexpand a | stats dc(a)",
            events.toString(),
            "--timeout",
            "1");

    assertThat(run.code()).isEqualTo(ExitCode.NOT_READABLE);
    assertThat(run.err()).contains("took longer than 1 s").contains("--timeout");
  }

  @Test
  void takesMacrosAndLookUps() throws IOException {
    Path macros = folder.resolve("macros.yml");
    Files.writeString(
        macros,
        """
        macros:
          who(1): {arguments: [id], definition: 'who.id=$id$'}
        searches:
          all of alice: '`who(alice)` | lookup people id AS who.id | table who.id team'
        """);
    Path tables = Files.createDirectory(folder.resolve("tables"));
    Files.writeString(tables.resolve("people.csv"), "id,team\nalice,red\n");

    Run run =
        Run.of(
            "search",
            "| savedsearch \"all of alice\"",
            events.toString(),
            "--macros",
            macros.toString(),
            "--lookups",
            tables.toString());

    assertThat(run.out()).isEqualTo("who.id  team\nalice   red\n");
  }

  @Test
  void keepsRowsAsATableOfLookUps() throws IOException {
    Path tables = Files.createDirectory(folder.resolve("tables"));

    Run.of(
        "search",
        "| table who.id bytes | outputlookup seen",
        events.toString(),
        "--lookups",
        tables.toString());

    assertThat(tables.resolve("seen.csv"))
        .hasContent("\"who.id\",\"bytes\"\n\"\",\"3\"\n\"alice\",\"12\"\n");
  }

  @Test
  void addsRowsToATableOfLookUpsByTheNamesOfItsColumns() throws IOException {
    Path tables = Files.createDirectory(folder.resolve("tables"));
    Files.writeString(tables.resolve("seen.csv"), "\"bytes\",who.id\n1,carol");

    Run run =
        Run.of(
            "search",
            "| table who.id bytes action | outputlookup append=true seen",
            events.toString(),
            "--lookups",
            tables.toString());

    assertThat(tables.resolve("seen.csv"))
        .hasContent("\"bytes\",who.id\n1,carol\n\"3\",\"\"\n\"12\",\"alice\"\n");
    assertThat(run.err()).contains("the lookup table has no column for action");
  }

  @Test
  void listsCommandsOfOnesOwnAndPointsAtMistakes() throws IOException {
    Path commands = Files.createDirectory(folder.resolve("commands"));
    Files.writeString(
        commands.resolve("owners.yml"),
        """
        name: owners
        usage: owners account=ID
        kind: generating
        executable: /bin/sh
        help: |
          Who owns an account.
          Asks the register.
        may_run: {roles: [soc, sre]}
        """);
    Files.writeString(commands.resolve("wrong.yml"), "name: Wrong\n");

    Run run = Run.of("search", "--list-commands", "--commands", commands.toString());

    assertThat(run.out())
        .startsWith(
            """
            COMMAND            KIND        WHO             WHAT IT DOES
            owners account=ID  generating  roles soc, sre  Who owns an account.
            elasticsearch      generating  -               elasticsearch is not set up; write into \
            """);
    assertThat(run.err()).contains("wrong.yml:1:7: expected a name of small letters");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void runsACommandOfOnesOwn() throws IOException {
    Path commands = Files.createDirectory(folder.resolve("commands"));
    Path program = commands.resolve("two");
    Files.writeString(
        program,
        """
        #!/bin/sh
        printf 'chunked 1.0,19,0\\n{"generating":true}'
        printf 'chunked 1.0,17,8\\n{"finished":true}n\\n1\\n22\\n\\n'
        """);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Files.writeString(
        commands.resolve("two.yml"),
        "{name: two, kind: generating, executable: two, help: Makes two rows.}");

    Run run = Run.of("search", "| two | stats sum(n)", "--commands", commands.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo("sum(n)\n    23\n");
  }

  @Test
  void fieldsThatAreChosenAreShownHoweverMany() throws IOException {
    Path wide = folder.resolve("wide.jsonl");
    StringBuilder names = new StringBuilder();
    StringBuilder object = new StringBuilder();
    for (int i = 0; i < 14; i++) {
      names.append(" f").append(i);
      object.append("\"f").append(i).append("\":").append(i).append(',');
    }
    Files.writeString(wide, "{" + object + "\"time\":\"2026-03-02T10:00:00Z\"}\n");

    String shown =
        Run.of("search", "* | table" + names, wide.toString(), "--time-field", "time").out();

    assertThat(shown.lines().findFirst().orElse("").split("\\s+", -1)).hasSize(14);
    assertThat(Run.of("search", "*", wide.toString(), "--time-field", "time").out())
        .startsWith("_time");
  }

  @Test
  void timesAreOfTheZoneThatIsNamed() {
    assertThat(
            Run.of(
                    "search",
                    "| makeresults | eval t=strftime(0, \"%H %Z\") | table t",
                    "--timezone",
                    "Asia/Tokyo")
                .out())
        .isEqualTo("t\n09 Asia/Tokyo\n");
    Run wrong = Run.of("search", "x", "--timezone", "Mars/Olympus");
    assertThat(wrong.err())
        .contains("--timezone Mars/Olympus: expected a zone such as Europe/Berlin");
    assertThat(wrong.code()).isEqualTo(ExitCode.WRONG_USE);
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThat(Run.of("search", "x", folder.resolve("no.jsonl").toString()).code())
        .isEqualTo(ExitCode.NOT_READABLE);
  }
}
