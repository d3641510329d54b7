package dev.haetae.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.account.ScanProgress;
import dev.haetae.flow.read.ParallelReader;
import dev.haetae.inputs.InputOptions;
import dev.haetae.inputs.Inputs;
import dev.haetae.lake.ingest.Ingest;
import dev.haetae.model.Limits;
import dev.haetae.model.event.Activity;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.log.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What tests of the lake do over and over: make logs, keep them, ask for them. */
public final class LakeFixture {
  /** 2026-03-02T10:00Z, the time of {@link #event} number 1. */
  public static final long TENTH_HOUR = 1772445600000000L;

  private LakeFixture() {}

  /** A CloudTrail event; its number says its id and its day. */
  public static String event(int number, String name) {
    return """
    {"eventVersion":"1.08","eventTime":"2026-03-0%dT10:00:00Z","eventSource":"iam.amazonaws.com",\
    "eventName":"%s","awsRegion":"eu-west-1","sourceIPAddress":"203.0.113.7","userAgent":"cli",\
    "eventID":"id-%d","recipientAccountId":"111122223333","readOnly":false,\
    "userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/alice",\
    "accessKeyId":"AKIAIOSFODNN7EXAMPLE"},"resources":[{"ARN":"arn:one"},{"ARN":"arn:two"}]}\
    """
        .formatted(number % 9 + 1, name, number);
  }

  /** A log of these lines. */
  public static Path log(Path folder, String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  /** Keeps logs, which must be without fault. */
  public static Ingest.Outcome ingest(Path lake, Path... logs) {
    return ingest(lake, 32 << 20, logs);
  }

  /** Keeps logs with so much memory for rows. */
  public static Ingest.Outcome ingest(Path lake, long memory, Path... logs) {
    try (Ingest ingest = Ingest.into(lake, memory, new ScanProgress())) {
      assertThat(read(ingest, logs)).isEmpty();
      return ingest.commit();
    }
  }

  /** Reads logs into an ingest; the kinds of problem met. */
  public static List<Problem.Reason> read(Ingest ingest, Path... logs) {
    ProblemAccount problems = new ProblemAccount();
    List<String> paths = Stream.of(logs).map(Path::toString).toList();
    try (Inputs inputs = new Inputs(paths, InputOptions.DEFAULT, problems)) {
      new ParallelReader(
              Limits.DEFAULT,
              2,
              log -> wanted(ingest, log),
              problems,
              new ScanProgress(),
              origin -> origin)
          .read(inputs.bundles(), ingest::worker);
      return problems.lines().stream().map(ProblemAccount.Line::reason).toList();
    }
  }

  private static FieldSelection wanted(Ingest ingest, String log) {
    FieldSelection.Builder selection = new FieldSelection.Builder();
    ingest.select(log, selection);
    return selection.build();
  }

  /** The rows of a table in order of time: some columns, with bars between. */
  public static List<String> rows(Path lake, Activity activity, String columns)
      throws SQLException {
    try (Lake open = Lake.open(lake)) {
      return query(
          "SELECT concat_ws('|', "
              + columns
              + ") FROM "
              + open.plan(activity).relation()
              + " ORDER BY time");
    }
  }

  /** The first column of an answer of DuckDB. */
  public static List<String> query(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  /** How many events a lake's table has. */
  public static long count(Path lake, Activity activity) {
    try (Lake open = Lake.open(lake)) {
      return open.plan(activity).rows();
    }
  }
}
