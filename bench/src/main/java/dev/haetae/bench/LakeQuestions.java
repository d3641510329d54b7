package dev.haetae.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.haetae.lake.Lake;
import dev.haetae.lake.LakePlan;
import dev.haetae.lake.table.DataFile;
import dev.haetae.model.event.Activity;
import dev.haetae.search.database.SearchLimits;
import dev.haetae.search.lake.LakeRows;
import dev.haetae.search.parse.Query;
import dev.haetae.search.parse.spl.Spl;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.run.Search;
import dev.haetae.search.run.Sources;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Questions to a lake, asked in Splunk's language through all that Haetae does, and put to DuckDB
 * directly over the same files; cold, with none of the lake's files in memory, and warm.
 */
final class LakeQuestions {
  /** So often a question is asked warm. */
  static final int WARM = 10;

  private static final String TRAIL = "sourcetype=aws:cloudtrail";

  private final Path folder;
  private final Path aside;
  private final int rounds;

  /** Of the last search, the seconds before it ran: catalog, indexes, which logs there are. */
  private double prepared;

  /**
   * Questions to a lake.
   *
   * @param aside where DuckDB by itself puts what does not fit into its memory
   * @param rounds how often each is asked warm
   */
  LakeQuestions(Path folder, Path aside, int rounds) {
    this.folder = folder;
    this.rounds = rounds;
    this.aside = aside;
  }

  /** Asks all of them and prints what each took. */
  void ask() throws IOException, SQLException {
    String files;
    String id;
    String word;
    try (Lake lake = Lake.open(folder);
        Connection connection = connection(aside)) {
      LakePlan all = lake.plan(Activity.API);
      files =
          all.files().stream()
              .map(DataFile::path)
              .map(path -> "'" + path + "'")
              .collect(Collectors.joining(", ", "read_parquet([", "])"));
      String some = " FROM " + all.relation() + " LIMIT 1 OFFSET 999";
      id = one(connection, "SELECT event_id" + some);
      word = one(connection, "SELECT json_extract_string(raw, '$.requestID')" + some);
    }
    compare(
        "one event id",
        TRAIL + " eventID=" + id + " | table eventName",
        "SELECT api_operation FROM " + files + " WHERE event_id = '" + id + "'");
    compare(
        "one word of the record",
        TRAIL + " \"" + word + "\" | table eventName",
        "SELECT api_operation FROM " + files + " WHERE contains(raw, '" + word + "')");
    compare(
        "a word that is nowhere",
        TRAIL + " nosuchwordatall | table eventName",
        "SELECT api_operation FROM " + files + " WHERE contains(raw, 'nosuchwordatall')");
    compare(
        "counts by hour and event name",
        TRAIL + " | bin _time span=1h | stats count by _time eventName",
        "SELECT date_trunc('hour', time), api_operation, count(*) FROM "
            + files
            + " WHERE api_operation IS NOT NULL GROUP BY ALL ORDER BY 1, 2");
    compare(
        "top talkers",
        TRAIL + " | stats count by sourceIPAddress | sort - count | head 20",
        "SELECT src_endpoint_svc_name, count(*) AS n FROM "
            + files
            + " WHERE src_endpoint_svc_name IS NOT NULL GROUP BY ALL ORDER BY n DESC LIMIT 20");
    compare(
        "when each principal was seen first",
        TRAIL + " | stats min(_time) as first by userIdentity.arn",
        "SELECT actor_user_uid, min(time) FROM "
            + files
            + " WHERE actor_user_uid IS NOT NULL GROUP BY ALL ORDER BY 1");
  }

  private void compare(String what, String spl, String sql) throws IOException, SQLException {
    forget();
    double coldSearch = Took.of(() -> search(spl)).seconds();
    forget();
    double coldDuckdb = Took.of(() -> duckdb(sql)).seconds();
    Took search = Took.LONGEST;
    Took duckdb = Took.LONGEST;
    double preparing = Double.MAX_VALUE;
    for (int round = 0; round < rounds; round++) {
      search = search.best(Took.of(() -> search(spl)));
      preparing = Math.min(preparing, prepared);
      duckdb = duckdb.best(Took.of(() -> duckdb(sql)));
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-36s search %6.0f ms cold %6.0f warm (%4.0f to prepare), DuckDB %6.0f cold %6.0f warm:"
                + " %.2f times; %.2f by CPU (%.0f ms to %.0f)",
            what,
            coldSearch * 1e3,
            search.seconds() * 1e3,
            preparing * 1e3,
            coldDuckdb * 1e3,
            duckdb.seconds() * 1e3,
            search.seconds() / duckdb.seconds(),
            search.cpu() / duckdb.cpu(),
            search.cpu() * 1e3,
            duckdb.cpu() * 1e3));
  }

  /** Something that is measured. */
  interface Work {
    void run() throws SQLException;
  }

  /**
   * What something took, by the clock and of all processors: that one a busy machine disturbs less.
   */
  record Took(double seconds, double cpu) {
    static final Took LONGEST = new Took(Double.MAX_VALUE, Double.MAX_VALUE);

    static Took of(Work work) throws SQLException {
      OperatingSystemMXBean system =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      long cpu = system.getProcessCpuTime();
      long begun = System.nanoTime();
      work.run();
      return new Took((System.nanoTime() - begun) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
    }

    Took best(Took other) {
      return new Took(Math.min(seconds, other.seconds), Math.min(cpu, other.cpu));
    }
  }

  /** Asks a search; how many rows it had. */
  long search(String spl) {
    long begun = System.nanoTime();
    try (LakeRows rows = LakeRows.of(folder);
        Search search =
            Search.open(
                new Query(new Spl(), spl, Instant.now(), TimeRange.ALL),
                Sources.of(rows),
                SearchLimits.usual())) {
      prepared = (System.nanoTime() - begun) / 1e9;
      return search.run(row -> {});
    }
  }

  /** A DuckDB of its own; without a folder for what it puts aside, that is the current one. */
  static Connection connection(Path aside) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("temp_directory", aside.resolve("duckdb").toString());
    return DriverManager.getConnection("jdbc:duckdb:", settings);
  }

  private void duckdb(String sql) throws SQLException {
    try (Connection connection = connection(aside);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int column = 1; column <= columns; column++) {
          rows.getObject(column);
        }
      }
    }
  }

  static String one(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }

  /** Has the system forget the lake's files, and no others; Linux's dd does so. */
  private void forget() throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder.resolve("tables"))) {
      all = files.filter(Files::isRegularFile).toList();
    }
    for (Path file : all) {
      try {
        new ProcessBuilder("dd", "of=" + file, "oflag=nocache", "conv=notrunc,fdatasync", "count=0")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
