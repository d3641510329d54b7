package dev.haetae.files.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.files.archive.Gunzip;
import dev.haetae.files.archive.Unpacker;
import dev.haetae.files.directory.FolderWalk;
import dev.haetae.model.Limits;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTest {
  @TempDir Path folder;

  private final List<Problem> problems = new ArrayList<>();

  @Test
  void writesAFlowLogAsItsTextForm() throws Exception {
    Path file =
        parquet(
            "flow.parquet",
            "SELECT 2::INTEGER AS version, '123456789012' AS account_id, 'eni-1' AS interface_id,"
                + " '10.0.0.1' AS srcaddr, NULL::VARCHAR AS pkt_srcaddr, 443::INTEGER AS srcport,"
                + " 17::BIGINT AS bytes, '' AS flow_direction, 'a b' AS reject_reason");
    assertThat(read(file))
        .isEqualTo(
            """
            version account-id interface-id srcaddr pkt-srcaddr srcport bytes flow-direction reject-reason
            2 123456789012 eni-1 10.0.0.1 - 443 17 - a_b
            """);
    assertThat(problems).isEmpty();
  }

  @Test
  void writesAnyOtherFileAsOneJsonObjectALine() throws Exception {
    Path file =
        parquet(
            "ocsf.parquet",
            "SELECT i AS class_uid, {'ip': '10.0.0.' || i, 'port': NULL} AS src_endpoint,"
                + " ['a', 'b'] AS types FROM range(2) AS numbers(i)");
    assertThat(read(file))
        .isEqualTo(
            """
            {"class_uid":0,"src_endpoint":{"ip":"10.0.0.0","port":null},"types":["a","b"]}
            {"class_uid":1,"src_endpoint":{"ip":"10.0.0.1","port":null},"types":["a","b"]}
            """);
  }

  @Test
  void readsAFileWhoseNameLooksLikeAPattern() throws Exception {
    Path file = parquet("plain.parquet", "SELECT 1 AS a");
    Path odd = Files.move(file, folder.resolve("it's [1] log.parquet"));
    assertThat(read(odd)).isEqualTo("{\"a\":1}\n");
  }

  @Test
  void readsParquetInsideCompression() throws Exception {
    Path file = parquet("plain.parquet", "SELECT 1 AS a");
    Path packed = folder.resolve("packed.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(file, out);
    }
    assertThat(read(packed)).isEqualTo("{\"a\":1}\n");
  }

  @Test
  void tellsThatAFileIsCutShort() throws Exception {
    Path file = parquet("plain.parquet", "SELECT 1 AS a");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
    assertThat(read(file)).isEmpty();
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.CORRUPT);
    assertThat(problems.get(0).detail()).startsWith("Parquet: ").doesNotContain("SELECT");
  }

  @Test
  void tellsThatAFileHoldsNoRows() throws Exception {
    assertThat(read(parquet("none.parquet", "SELECT 1 AS a WHERE false"))).isEmpty();
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.EMPTY);
  }

  @Test
  void tellsThatAFlowLogHoldsNoRows() throws Exception {
    assertThat(
            read(
                parquet(
                    "flow.parquet",
                    "SELECT '1' AS account_id, '2' AS srcaddr, '3' AS dstaddr WHERE false")))
        .isEmpty();
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.EMPTY);
  }

  private Path parquet(String name, String query) throws SQLException {
    Path file = folder.resolve(name);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
    }
    return file;
  }

  private String read(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    Unpacker unpacker = new Unpacker(Limits.DEFAULT, Gunzip.JDK, problems::add);
    new FolderWalk(file, unpacker, problems::add)
        .next()
        .forEach(log -> {
          try (InputStream bytes = log.open()) {
            text.append(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
          }
        });
    return text.toString();
  }
}
