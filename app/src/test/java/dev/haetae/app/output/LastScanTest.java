package dev.haetae.app.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.report.ReportSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastScanTest {
  @TempDir Path folder;

  @Test
  void givesBackTheFindingsItKept() throws IOException {
    LastScan last = new LastScan(folder.resolve("last-findings.jsonl"));

    last.keep(ReportSamples.intrusion());

    assertThat(last.findings(problem -> {})).isEqualTo(ReportSamples.intrusion());
  }

  @Test
  void keepsOnlyTheLast() throws IOException {
    LastScan last = new LastScan(folder.resolve("x.jsonl"));
    last.keep(ReportSamples.intrusion());

    last.keep(List.of());

    assertThat(last.findings(problem -> {})).isEmpty();
  }

  @Test
  void letsNobodyElseRead() throws IOException {
    LastScan last = new LastScan(folder.resolve("x.jsonl"));

    last.keep(List.of());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(last.file())))
        .isEqualTo("rw-------");
  }

  @Test
  void leavesWhatWasThereWhereWritingFails() throws IOException {
    Path file = folder.resolve("x.jsonl");
    OutputFile.write(file, out -> out.write('a'));

    assertThatThrownBy(() ->
            OutputFile.write(
                file,
                out -> {
                  out.write('b');
                  throw new IOException("disk full");
                }))
        .isInstanceOf(IOException.class);

    assertThat(file).hasContent("a");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void saysWhatToDoWhereThereWasNoScan() {
    LastScan last = new LastScan(folder.resolve("none.jsonl"));

    assertThatThrownBy(() -> last.findings(problem -> {}))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("run haetae scan PATH first");
  }
}
