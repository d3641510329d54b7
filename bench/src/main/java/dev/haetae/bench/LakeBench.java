package dev.haetae.bench;

import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.account.ScanProgress;
import dev.haetae.flow.read.ParallelReader;
import dev.haetae.flow.spill.FolderTree;
import dev.haetae.inputs.InputOptions;
import dev.haetae.inputs.Inputs;
import dev.haetae.lake.Lake;
import dev.haetae.lake.LakePlan;
import dev.haetae.lake.index.Needle;
import dev.haetae.lake.ingest.Ingest;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.lake.upkeep.LakeStatus;
import dev.haetae.model.Limits;
import dev.haetae.model.event.Activity;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.Slice;
import dev.haetae.simulate.BenchCorpus;
import dev.haetae.simulate.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeping events, against the least it must cost and against what DuckDB makes of the same records
 * by itself, in one run: unpacking the files; DuckDB reading the records as lines and writing a
 * dozen fields and the record as Parquet, in whatever order and with every copy; {@code haetae
 * ingest}. Then needles, by the lake's index and by DuckDB alone over the same files, and questions
 * as people ask them.
 *
 * <pre>{@code
 * ./dev bench lake [GIGABYTES [ROUNDS]]
 * ./dev bench lake of FOLDER [ROUNDS]    only the questions, to a lake that is there
 * ./dev bench lake opensearch FOLDER     the same to a lake and to an OpenSearch with its events
 * ./dev bench lake grow FOLDER DAYS GB   a lake of so many days, their logs made and deleted one by one
 * }</pre>
 */
public final class LakeBench {
  private static final int SEED = 7;
  private static final int ROUNDS = 3;

  private final Path corpus;
  private final Path work;
  private final AtomicLong raw = new AtomicLong();
  private long events;

  private LakeBench(Path corpus, Path work) {
    this.corpus = corpus;
    this.work = work;
  }

  /** Runs the benchmark and prints what it measured. */
  public static void main(String[] arguments) throws IOException, SQLException {
    if (arguments.length >= 2 && List.of("of", "opensearch").contains(arguments[0])) {
      int rounds = arguments.length == 2 ? LakeQuestions.WARM : Integer.parseInt(arguments[2]);
      Path aside = Files.createTempDirectory("lake-bench");
      try {
        ask(Path.of(arguments[1]), aside, arguments[0].equals("opensearch"), rounds);
      } finally {
        delete(aside);
      }
      return;
    }
    if (arguments.length == 4 && arguments[0].equals("grow")) {
      new GrownLake(Path.of(arguments[1]))
          .grow(Integer.parseInt(arguments[2]), Double.parseDouble(arguments[3]));
      return;
    }
    double gigabytes = arguments.length == 0 ? 1 : Double.parseDouble(arguments[0]);
    int rounds = arguments.length < 2 ? ROUNDS : Integer.parseInt(arguments[1]);
    Path corpus = Path.of("bench/target/corpus-" + gigabytes);
    if (!Files.exists(corpus)) {
      print("making " + gigabytes + " GB of CloudTrail in " + corpus);
      BenchCorpus.write(corpus, SEED, gigabytes, Progress.none());
    }
    Path work = Files.createTempDirectory(Path.of("bench/target"), "lake-bench");
    try {
      new LakeBench(corpus, work).run(rounds);
    } finally {
      delete(work);
    }
  }

  private static void ask(Path lake, Path aside, boolean opensearch, int rounds)
      throws IOException, SQLException {
    if (!opensearch) {
      new LakeQuestions(lake, aside, rounds).ask();
      return;
    }
    try {
      new OpenSearchQuestions(lake, aside).ask();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(int rounds) throws IOException, SQLException {
    Path lines = work.resolve("records.ndjson");
    lines(lines);
    print(events + " events, " + (raw.get() >> 20) + " MB of records");
    for (int round = 1; round <= rounds; round++) {
      Measure.peakHeap();
      print(Measure.of(this::unpack).line("unpack and look at each byte"));
      print(Measure.of(() -> duckdb(lines)).line("DuckDB: lines to Parquet"));
      print(Measure.of(this::ingest).line("haetae ingest"));
      print("peak heap " + (Measure.peakHeap() >> 20) + " MB");
    }
    disk();
    needles();
    new LakeQuestions(work.resolve("lake"), work, LakeQuestions.WARM).ask();
  }

  private long[] unpack() {
    AtomicLong bytes = new AtomicLong();
    byte[] buffer = new byte[1 << 18];
    try (Inputs inputs = inputs()) {
      inputs
          .bundles()
          .forEachRemaining(bundle -> {
            try {
              bundle.forEach(log -> {
                try (InputStream in = log.open()) {
                  for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    bytes.addAndGet(read);
                  }
                }
              });
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    return new long[] {bytes.get(), events};
  }

  private Inputs inputs() {
    return new Inputs(
        List.of(corpus.resolve(BenchCorpus.LOGS).toString()),
        InputOptions.DEFAULT,
        new ProblemAccount());
  }

  private void lines(Path file) {
    AtomicLong count = new AtomicLong();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
        Inputs inputs = inputs()) {
      reader(1).read(inputs.bundles(), () -> new Lines(out, count, raw));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    events = count.get();
  }

  private record Lines(OutputStream out, AtomicLong count, AtomicLong bytes)
      implements ParallelReader.Worker {
    @Override
    public void accept(Event event) {
      Slice record = event.raw();
      try {
        out.write(
            record.text().replace('\n', ' ').getBytes(java.nio.charset.StandardCharsets.UTF_8));
        out.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      count.incrementAndGet();
      bytes.addAndGet(record.length());
    }

    @Override
    public void close() {}
  }

  private static ParallelReader reader(int threads) {
    return new ParallelReader(
        Limits.DEFAULT,
        threads,
        log -> threads == 1 ? new FieldSelection.Builder().build() : Ingest.wanted(log),
        new ProblemAccount(),
        new ScanProgress(),
        origin -> origin);
  }

  private long[] duckdb(Path lines) {
    Path file = work.resolve("duckdb.parquet");
    String sql =
        "COPY (SELECT (json->>'$.eventTime')::TIMESTAMPTZ AS time, json->>'$.eventID' AS event_id,"
            + " json->>'$.recipientAccountId' AS account, json->>'$.awsRegion' AS region,"
            + " json->>'$.eventName' AS name, json->>'$.eventSource' AS source,"
            + " json->>'$.sourceIPAddress' AS address, json->>'$.userAgent' AS agent,"
            + " json->>'$.errorCode' AS error, json->>'$.userIdentity.arn' AS arn,"
            + " json->>'$.userIdentity.accessKeyId' AS key, json->>'$.userIdentity.type' AS type,"
            + " json::VARCHAR AS raw FROM read_ndjson_objects('"
            + lines
            + "')) TO '"
            + file
            + "' (FORMAT parquet, COMPRESSION zstd)";
    try {
      Files.deleteIfExists(file);
      try (Connection connection = connection();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
    return new long[] {raw.get(), events};
  }

  private Connection connection() throws SQLException {
    Connection connection = LakeQuestions.connection(work);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET memory_limit = '1GB'");
    }
    return connection;
  }

  private long[] ingest() {
    Path lake = work.resolve("lake");
    delete(lake);
    try (Ingest ingest = Ingest.into(lake, Ingest.memory(), new ScanProgress());
        Inputs inputs = inputs()) {
      reader(Math.max(2, Runtime.getRuntime().availableProcessors()))
          .read(inputs.bundles(), ingest::worker);
      ingest.commit();
    }
    return new long[] {raw.get(), events};
  }

  private void disk() {
    for (LakeStatus.Table table : LakeStatus.of(work.resolve("lake")).tables()) {
      print(
          String.format(
              Locale.ROOT,
              "%s: %,d events in %d files, %.1f %% of the records, index %.1f %%",
              table.name(),
              table.events(),
              table.files(),
              100.0 * table.bytes() / raw.get(),
              100.0 * table.index() / raw.get()));
    }
  }

  private void needles() throws SQLException {
    try (Lake lake = Lake.open(work.resolve("lake"));
        Connection connection = connection()) {
      LakePlan all = lake.plan(Activity.API);
      String id = one(connection, "SELECT event_id FROM " + all.relation() + " LIMIT 1 OFFSET 999");
      String word =
          one(
              connection,
              "SELECT json_extract_string(raw, '$.requestID') FROM "
                  + all.relation()
                  + " LIMIT 1 OFFSET 999");
      needle(lake, connection, Needle.value(id), "event_id = '" + id + "'");
      needle(lake, connection, Needle.words(word), "contains(raw, '" + word + "')");
      needle(lake, connection, Needle.value("AKIANOSUCHKEY"), "event_id = 'AKIANOSUCHKEY'");
      needle(lake, connection, Needle.words("nosuchword"), "contains(raw, 'nosuchword')");
    }
  }

  private static void needle(Lake lake, Connection connection, Needle needle, String condition)
      throws SQLException {
    LakeTable api = LakeTable.of(Activity.API);
    String where = " WHERE " + condition;
    for (int round = 0; round < 2; round++) {
      long begun = System.nanoTime();
      LakePlan plan = lake.plan(api, Long.MIN_VALUE, Long.MAX_VALUE, List.of(needle));
      String found = one(connection, "SELECT count(*) FROM " + plan.relation() + where);
      long indexed = System.nanoTime() - begun;
      LakePlan all = lake.plan(Activity.API);
      begun = System.nanoTime();
      one(connection, "SELECT count(*) FROM " + all.relation() + where);
      long alone = System.nanoTime() - begun;
      print(
          String.format(
              Locale.ROOT,
              "%-60.60s %s found, %d of %d files: %.0f ms with the index and its plan, %.0f ms"
                  + " DuckDB alone",
              condition,
              found,
              plan.files().size(),
              all.files().size(),
              indexed / 1e6,
              alone / 1e6));
    }
  }

  private static String one(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }

  static void delete(Path folder) {
    try {
      FolderTree.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
