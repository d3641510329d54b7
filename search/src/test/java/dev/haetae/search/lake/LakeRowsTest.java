package dev.haetae.search.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.account.ScanProgress;
import dev.haetae.flow.read.ParallelReader;
import dev.haetae.inputs.InputOptions;
import dev.haetae.inputs.Inputs;
import dev.haetae.lake.Lake;
import dev.haetae.lake.ingest.Ingest;
import dev.haetae.model.Limits;
import dev.haetae.search.database.SearchLimits;
import dev.haetae.search.parse.Language;
import dev.haetae.search.parse.Query;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.parse.spl.Spl;
import dev.haetae.search.parse.sql.PlainSql;
import dev.haetae.search.plan.Comparison;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.run.Search;
import dev.haetae.search.run.Sources;
import dev.haetae.search.source.RowSource.Request;
import dev.haetae.search.source.TimeWindows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LakeRowsTest {
  private static final String RECORD =
      """
      {"eventVersion":"1.11","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/%1$s",\
      "accountId":"111122223333","userName":"%1$s"},"eventTime":"2026-03-0%2$dT10:00:00Z",\
      "eventSource":"s3.amazonaws.com","eventName":"%3$s","awsRegion":"us-east-1",\
      "sourceIPAddress":"203.0.113.7","requestParameters":{"bucketName":"photos"},"eventID":"e%2$d",\
      "recipientAccountId":"111122223333"}
      """;
  private static final Pattern FILE = Pattern.compile("'[^']+/data/time_day=([0-9-]+)/[^']+'");

  private static final Instant NOW = Instant.parse("2026-03-04T00:00:00Z");

  @TempDir private Path folder;
  private Path lake = Path.of("");

  /** Alice's events of two days in two files, Bob's of the third in a third, and flow logs. */
  @BeforeEach
  void keepEvents() throws IOException {
    lake = folder.resolve("lake");
    Path trail =
        Files.writeString(
            folder.resolve("a.json"),
            RECORD.formatted("alice", 1, "GetObject")
                + RECORD.formatted("alice", 2, "ListBuckets")
                + RECORD.formatted("bob", 3, "DeleteBucket"));
    Path flows =
        Files.writeString(
            folder.resolve("flow.log"),
            "2 111122223333 eni-0a1b2c3d 10.0.0.1 203.0.113.7 49152 443 6 10 840 1772445700"
                + " 1772445760 ACCEPT OK\n");
    keep(lake, trail, flows);
  }

  private static void keep(Path into, Path... logs) throws IOException {
    ProblemAccount problems = new ProblemAccount();
    try (Ingest ingest = Ingest.into(into, 1 << 20, new ScanProgress());
        Inputs inputs =
            new Inputs(
                List.of(logs).stream().map(Path::toString).toList(),
                InputOptions.DEFAULT,
                problems)) {
      new ParallelReader(
              Limits.DEFAULT, 1, Ingest::wanted, problems, new ScanProgress(), origin -> origin)
          .read(inputs.bundles(), ingest::worker);
      ingest.commit();
    }
    assertThat(problems.lines()).isEmpty();
  }

  private List<String> search(String spl, TimeRange range) {
    return search(spl, range, new ArrayList<>());
  }

  private List<String> search(String spl, TimeRange range, List<String> notes) {
    return answer(new Spl(), spl, range, notes);
  }

  private List<String> answer(
      Language language, String query, TimeRange range, List<String> notes) {
    List<String> rows = new ArrayList<>();
    try (Lake open = Lake.open(lake);
        Search search =
            Search.open(
                new Query(language, query, NOW, range),
                Sources.of(new LakeRows(open)),
                SearchLimits.usual())) {
      search.run(row ->
          rows.add(row.stream().map(cell -> cell.joined("+")).collect(Collectors.joining("|"))));
      notes.addAll(search.notes());
    }
    return rows;
  }

  /** A search that reads each file in a window of its own, the newest first. */
  private List<String> inWindows(String query, SearchLimits limits, List<String> notes) {
    List<String> rows = new ArrayList<>();
    try (Lake open = Lake.open(lake);
        Search search =
            Search.open(
                new Query(new Spl(), query, NOW, TimeRange.ALL),
                Sources.of(new LakeRows(open, 1)),
                limits)) {
      long count =
          search.run(row ->
              rows.add(
                  row.stream().map(cell -> cell.joined("+")).collect(Collectors.joining("|"))));
      assertThat(count).isEqualTo(rows.size());
      notes.addAll(search.notes());
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* | table _time log",
        "* | head 1 | table _time log",
        "* | head 3 | table _time log",
        "eventName=* | eval who=upper(userIdentity.userName) | head 2 | table _time who",
        "eventName=* [search eventName=DeleteBucket | fields userIdentity.userName] | table _time eventName",
        "nosuchword | head 2 | table _time",
        "* | head 3 | stats count by log",
        "* | sort _time | head 1 | table _time log",
        "* | head 4 | search eventName=* | table _time eventName"
      })
  void readsInWindowsWhatItReadsAtOnce(String query) {
    assertThat(inWindows(query, SearchLimits.usual(), new ArrayList<>()))
        .isEqualTo(search(query, TimeRange.ALL));
  }

  @Test
  void showsNoMoreRowsOfAllWindowsThanTheLimit() {
    List<String> notes = new ArrayList<>();

    List<String> rows = inWindows("* | table _time", limit(2), notes);

    assertThat(rows).isEqualTo(search("* | head 2 | table _time", TimeRange.ALL));
    assertThat(notes).anyMatch(note -> note.contains("only the first 2 rows are shown"));
  }

  private static SearchLimits limit(long rows) {
    SearchLimits usual = SearchLimits.usual();
    return new SearchLimits(
        rows, usual.memoryBytes(), usual.threads(), usual.time(), usual.spill());
  }

  @Test
  void windowsAreOnlyToldWhereTheNewestMayBeEnough() throws SQLException {
    try (Lake open = Lake.open(lake);
        Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
      LakeRows rows = new LakeRows(open, 1);
      Request all = new Request(TimeRange.ALL, List.of(), List.of());
      Request newest = new Request(TimeRange.ALL, List.of(), List.of(), true);

      assertThat(rows.relation(all, () -> duckdb).windows()).isEmpty();
      List<TimeWindows.Window> windows = rows.relation(newest, () -> duckdb).windows();
      assertThat(windows).hasSizeGreaterThan(1);
      for (int i = 1; i < windows.size(); i++) {
        assertThat(windows.get(i).to()).isEqualTo(windows.get(i - 1).from());
      }
    }
  }

  /** The days whose files are read. */
  private List<String> read(Request request) throws SQLException {
    try (Lake open = Lake.open(lake);
        Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
      return FILE.matcher(
              new LakeRows(open).relation(request, () -> duckdb).rows().select(column -> true))
          .results()
          .map(each -> each.group(1))
          .toList();
    }
  }

  private static Expr.Match match(String field, String pattern) {
    return new Expr.Match(field, Comparison.EQUAL, pattern, 0);
  }

  private static Request wanting(Expr.Match... matches) {
    return new Request(TimeRange.ALL, List.of(matches), List.of());
  }

  private static TimeRange from(String day) {
    return new TimeRange(Optional.of(Instant.parse(day + "T00:00:00Z")), Optional.empty());
  }

  @Test
  void findsEventsByTheLogsNamesAndByOcsf() {
    assertThat(search("userIdentity.userName=alice | table eventName", TimeRange.ALL))
        .containsExactly("ListBuckets", "GetObject");
    assertThat(
            search("api.operation=DeleteBucket | table actor.user.uid_alt, eventID", TimeRange.ALL))
        .hasSize(1);
  }

  @Test
  void sqlKnowsTheFieldsByTheLogsNamesTooWhereThereAreSeveralLogs() {
    assertThat(
            sql(
                "SELECT \"userIdentity.userName\", count(*) FROM events WHERE eventName LIKE"
                    + " '%Bucket%' GROUP BY 1 ORDER BY 1"))
        .containsExactly("alice|1", "bob|1");
    assertThat(sql("SELECT sum(bytes) FROM events WHERE srcaddr = '10.0.0.1'"))
        .containsExactly("840");
    assertThat(
            sql("SELECT useridentity.username, eventname FROM events WHERE EVENTNAME LIKE 'Del%'"))
        .containsExactly("bob|DeleteBucket");
    assertThatThrownBy(() -> sql("SELECT evntName FROM events"))
        .isInstanceOf(QueryMistake.class)
        .hasMessageContaining("no field is named evntName; did you mean eventName?")
        .hasMessageContaining("^");
  }

  private List<String> sql(String select) {
    return answer(new PlainSql(), select, TimeRange.ALL, new ArrayList<>());
  }

  @Test
  void aFieldThatNoSuchLogHasIsInNoRow() {
    List<String> notes = new ArrayList<>();

    assertThat(
            search(
                "sourcetype=aws:cloudtrail eventNam=GetObject | stats count", TimeRange.ALL, notes))
        .containsExactly("0");
    assertThat(notes)
        .containsExactly("the field eventNam was not seen in the events; did you mean eventName?");
  }

  @Test
  void aFieldThatNoLogHasIsToldThoughAnyJsonMayHaveIt() {
    List<String> notes = new ArrayList<>();

    assertThat(search("evntName=GetObject | stats count", TimeRange.ALL, notes))
        .containsExactly("0");
    search("sourcetype=aws:cloudtrail | stats count by somebody", TimeRange.ALL, notes);

    assertThat(notes)
        .containsExactly(
            "the field evntName was not seen in the events; did you mean eventName?",
            "the field somebody was not seen in the events");
  }

  @Test
  void findsEventsByTheNamesOfSplunksInformationModel() {
    assertThat(
            search(
                "src=203.0.113.7 | sort _time | stats count by user, user_name, signature",
                TimeRange.ALL))
        .contains("arn:aws:iam::111122223333:user/bob|bob|DeleteBucket|1");
    assertThat(search("dest_port=443 src_ip=10.0.0.1 | table dest, vendor_account", TimeRange.ALL))
        .containsExactly("203.0.113.7|111122223333");
  }

  @Test
  void partsOfTheTimeAreFieldsOfEveryLog() {
    List<String> notes = new ArrayList<>();

    assertThat(
            search(
                "date_mday=2 date_month=march | stats count by sourcetype date_wday",
                TimeRange.ALL,
                notes))
        .containsExactly("aws:cloudtrail|monday|1", "aws:cloudwatchlogs:vpcflow|monday|1");
    assertThat(notes).isEmpty();
  }

  @Test
  void aFieldThatALogHasIsNoSlipOfThePen() {
    List<String> notes = new ArrayList<>();

    search("userIdentity.principalId=x OR pkt_srcaddr=y | stats count", TimeRange.ALL, notes);

    assertThat(notes).isEmpty();
  }

  @Test
  void readsAllTablesInOrderOfTimeTheNewestFirst() {
    assertThat(search("203.0.113.7 | table sourcetype", TimeRange.ALL))
        .containsExactly(
            "aws:cloudtrail", "aws:cloudwatchlogs:vpcflow", "aws:cloudtrail", "aws:cloudtrail");
  }

  @Test
  void saysWhatThereIsToSearch() {
    assertThat(search("| metadata type=sourcetypes index=api", TimeRange.ALL))
        .containsExactly("1772359200|1772532000|1772532000|aws:cloudtrail|3|sourcetypes");
    assertThat(search("| eventcount summarize=false index=*", TimeRange.ALL))
        .containsExactly("api|3", "network|1");
    assertThat(search("| eventcount", TimeRange.ALL)).containsExactly("4");
  }

  @Test
  void theFirstAndTheLastTimeAreTimes() {
    assertThat(
            search(
                "sourcetype=aws:cloudtrail | stats min(_time) as a max(_time) as b by"
                    + " userIdentity.userName | eval d=b-a | table a b d",
                TimeRange.ALL))
        .containsExactly(
            "2026-03-01T10:00:00.000Z|2026-03-02T10:00:00.000Z|86400",
            "2026-03-03T10:00:00.000Z|2026-03-03T10:00:00.000Z|0");
    assertThat(
            search(
                "userIdentity.userName=alice | eventstats max(_time) as b | where _time=b | table"
                    + " eventName",
                TimeRange.ALL))
        .containsExactly("ListBuckets");
  }

  @Test
  void aTransactionHasTheFieldsOfItsEvents() {
    assertThat(
            search(
                "sourcetype=aws:cloudtrail | transaction userIdentity.userName | table"
                    + " userIdentity.userName eventName eventID requestParameters.bucketName"
                    + " eventcount",
                TimeRange.ALL))
        .containsExactly(
            "bob|DeleteBucket|e3|photos|1", "alice|GetObject+ListBuckets|e1+e2|photos|2");
  }

  @Test
  void aRangeLeavesOutWhatIsNotOfIt() throws SQLException {
    assertThat(search("sourcetype=aws:cloudtrail | table eventName", from("2026-03-02")))
        .containsExactly("DeleteBucket", "ListBuckets");
    assertThat(read(new Request(from("2026-03-03"), List.of(), List.of())))
        .containsExactly("2026-03-03");
  }

  @Test
  void aValueThatFewFilesHaveIsLookedForInThoseAlone() throws SQLException {
    assertThat(read(wanting(match("userIdentity.userName", "bob")))).containsExactly("2026-03-03");
    assertThat(read(wanting(match("userIdentity.userName", "mallory")))).isEmpty();
  }

  @Test
  void aPatternIsLookedForEverywhere() throws SQLException {
    assertThat(read(wanting(match("userIdentity.userName", "mal*"), match("eventName", "*"))))
        .containsExactlyInAnyOrder("2026-03-01", "2026-03-02", "2026-03-03");
  }

  @Test
  void aWordOfTheRecordIsLookedForWhereItIs() throws SQLException {
    Request words =
        new Request(TimeRange.ALL, List.of(), List.of(new Expr.Term("DeleteBucket", 0)));
    assertThat(read(words)).containsExactly("2026-03-03");
  }

  @Test
  void aSourceTypeAndAnIndexDecideWhichTablesAreRead() throws SQLException {
    assertThat(read(wanting(match("sourcetype", "*vpcflow")))).containsExactly("2026-03-02");
    assertThat(read(wanting(match("index", "network")))).containsExactly("2026-03-02");
  }

  @Test
  void aFieldThatOneLogHasDecidesWhichTablesAreRead() throws SQLException {
    assertThat(read(wanting(match("srcaddr", "10.0.0.1")))).containsExactly("2026-03-02");
  }

  @Test
  void whatThereIsNotIsToldWithItsPlace() {
    assertThatThrownBy(() -> search("sourcetype=aws:cloudtrails", TimeRange.ALL))
        .isInstanceOf(QueryMistake.class)
        .hasMessageContaining("no log has the source type aws:cloudtrails")
        .hasMessageContaining("aws:cloudtrail,")
        .hasMessageContaining("^");
    assertThatThrownBy(() -> search("index=main", TimeRange.ALL))
        .isInstanceOf(QueryMistake.class)
        .hasMessageContaining("no index is named main; the tables of the lake are api");
    assertThatThrownBy(() -> search("log=cloudtrial", TimeRange.ALL))
        .isInstanceOf(QueryMistake.class)
        .hasMessageContaining("no log is named cloudtrial; those there are: alb,");
  }

  @Test
  void mayReadTheFilesOfTheLakeAndNothingElse() {
    try (Lake open = Lake.open(lake)) {
      LakeRows rows = new LakeRows(open);
      assertThat(rows.readable()).isEmpty();
      assertThat(rows.readableFolders())
          .contains(lake.resolve("tables").toAbsolutePath())
          .doesNotContain(lake.toAbsolutePath());
    }
    assertThat(lake.resolve("signing.key")).exists();
    assertThatThrownBy(() ->
            answer(
                new PlainSql(),
                "SELECT content FROM read_text('" + lake.resolve("signing.key") + "')",
                TimeRange.ALL,
                new ArrayList<>()))
        .hasMessageContaining("Cannot access file");
  }

  @Test
  void aFieldThatIsSetIsWhatItWasSetToThoughAColumnHasItsName() {
    assertThat(
            search(
                "sourcetype=aws:cloudtrail | eval region=\"nowhere\" | stats count by region | fields"
                    + " region",
                TimeRange.ALL))
        .containsExactly("nowhere");
  }

  @Test
  void theFirstOfOrderedRowsAreTheFirst() {
    assertThat(
            search(
                "sourcetype=aws:cloudtrail | stats count by eventName | sort - eventName | head 2"
                    + " | fields eventName",
                TimeRange.ALL))
        .containsExactly("ListBuckets", "GetObject");
    assertThat(
            search(
                "sourcetype=aws:cloudtrail | stats count by eventName | sort 1 - eventName | head 2"
                    + " | fields eventName",
                TimeRange.ALL))
        .containsExactly("ListBuckets");
  }

  @Test
  void onlyTheColumnsASearchNamesAreRead() {
    try (Lake open = Lake.open(lake);
        Search search =
            Search.open(
                new Query(
                    new Spl(),
                    "sourcetype=aws:cloudtrail | stats count by eventName",
                    NOW,
                    TimeRange.ALL),
                Sources.of(new LakeRows(open)),
                SearchLimits.usual())) {
      assertThat(search.statements().getLast())
          .contains("api_operation")
          .doesNotContain("actor_user_uid");
    }
  }

  @Test
  void textsAreFoundHoweverTheRecordWritesThem() throws IOException {
    Path trail =
        Files.writeString(
            folder.resolve("escaped.json"),
            RECORD
                .formatted("alice", 4, "PutObject")
                .replace(
                    "photos", "caf\\u00E9 a\\/b \\u0064ocs \\\"said\\\" c:\\\\temp line\\nbreaks"));
    keep(lake, trail);
    for (String words :
        List.of(
            "café",
            "CAFÉ",
            "\"a/b\"",
            "docs",
            "\"\\\"said\\\" c\"",
            "\"c:\\\\temp\"",
            "breaks",
            "requestParameters.bucketName=\"*a/b docs*\"")) {
      assertThat(search(words + " | table eventName", TimeRange.ALL))
          .as(words)
          .containsExactly("PutObject");
    }
    assertThat(search("reaks | table eventName", TimeRange.ALL)).isEmpty();
    assertThat(search("NOT café | stats count", TimeRange.ALL)).containsExactly("4");
  }

  @Test
  void anIndexThatIsDamagedIsToldAndItsEventsAreRead() throws IOException {
    try (Stream<Path> index = Files.list(lake.resolve("tables/api/index"))) {
      for (Path each : index.toList()) {
        byte[] bytes = Files.readAllBytes(each);
        bytes[bytes.length / 2] ^= 1;
        Files.write(each, bytes);
      }
    }
    List<String> notes = new ArrayList<>();
    assertThat(search("DeleteBucket | table eventName", TimeRange.ALL, notes))
        .containsExactly("DeleteBucket");
    assertThat(notes)
        .hasSize(3)
        .allMatch(note -> note.contains("is damaged; its events were read"));
  }
}
