package dev.haetae.files.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFileTest {
  @Test
  void whatIsUnpackedOntoDiskIsGoneWhenTheProgramIsStopped(
      @TempDir Path folder, @TempDir Path temporary) throws Exception {
    Path plain = folder.resolve("rows.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (SELECT 1 AS a) TO '" + plain + "' (FORMAT parquet)");
    }
    Path packed = folder.resolve("rows.zip");
    Files.write(packed, Wrap.zip("rows.parquet", Files.readAllBytes(plain)));
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Djava.io.tmpdir=" + temporary,
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ExitsWhileReading.class.getName(),
                    packed.toString()))
            .inheritIO()
            .start();

    assertThat(process.waitFor()).as("temporary files while it was read").isEqualTo(1);
    assertThat(ExitsWhileReading.parquet(temporary)).isZero();
  }
}
