package dev.haetae.lake;

import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.lake.upkeep.Compaction;
import dev.haetae.lake.upkeep.Tiering;
import dev.haetae.model.event.Activity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Compacts or moves in a process of its own, whose files may not grow beyond a size. */
final class UpkeepProcess {
  /** The program of util-linux that limits a process which runs. */
  static final String LIMITER = "/usr/bin/prlimit";

  private UpkeepProcess() {}

  /** Does what the first argument says in the lake of the second. */
  public static void main(String[] arguments) throws Exception {
    Path lake = Path.of(arguments[1]);
    try {
      load(lake);
      limit(arguments[2]);
      if (arguments[0].equals("compact")) {
        new Compaction(lake).run();
      } else {
        new Tiering(lake).run(Instant.parse("2027-01-01T00:00:00Z"));
      }
      System.out.println("done");
    } catch (LakeUnusable unusable) {
      System.out.println(unusable.getMessage());
    }
  }

  /** Unpacks the libraries of zstd, SQLite and DuckDB, which are larger than what is to fail. */
  private static void load(Path lake) throws SQLException {
    com.github.luben.zstd.util.Native.load();
    try (Lake open = Lake.open(lake)) {
      LakeFixture.query("SELECT count(*) FROM " + open.plan(Activity.API).relation());
    }
  }

  private static void limit(String bytes) throws IOException, InterruptedException {
    int failed =
        new ProcessBuilder(
                LIMITER, "--pid", Long.toString(ProcessHandle.current().pid()), "--fsize=" + bytes)
            .inheritIO()
            .start()
            .waitFor();
    if (failed != 0) {
      throw new IOException("no limit could be set");
    }
  }

  /**
   * What it says in the end.
   *
   * @param bytes that a file may have; the next fails as on a disk that is full
   */
  static String run(String what, Path lake, int bytes) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:-UsePerfData",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    UpkeepProcess.class.getName(),
                    what,
                    lake.toString(),
                    Integer.toString(bytes)))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.strip();
  }
}
