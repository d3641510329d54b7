package dev.haetae.files.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.files.archive.Gunzip;
import dev.haetae.files.archive.Unpacker;
import dev.haetae.model.Limits;
import dev.haetae.model.log.LogBundle;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import dev.haetae.model.log.ProblemSink;
import dev.haetae.testkit.LogBundleContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBundleTest extends LogBundleContract {
  @TempDir Path folder;

  private final List<Problem> problems = new ArrayList<>();

  @Override
  protected LogBundle bundle(byte[] stored, ProblemSink sink) throws IOException {
    Path file = Files.write(folder.resolve("log.json"), stored);
    return new FolderWalk(file, new Unpacker(Limits.DEFAULT, Gunzip.JDK, sink), sink).next();
  }

  @Test
  void saysThatAFileGrewWhileItWasRead() throws IOException {
    LogBundle bundle = bundle(new byte[] {'a'}, problems::add);
    bundle.forEach(
        log -> Files.write(Path.of(log.name()), new byte[] {'b'}, StandardOpenOption.APPEND));
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.CHANGED);
    assertThat(problems.get(0).detail()).contains("had 1 bytes", "and 2 of");
  }

  @Test
  void saysThatAFileWentAwayWhileItWasRead() throws IOException {
    LogBundle bundle = bundle(new byte[] {'a'}, problems::add);
    bundle.forEach(log -> Files.delete(Path.of(log.name())));
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.CHANGED);
  }

  @Test
  void saysThatAFileWentAwayBeforeItWasRead() throws IOException {
    LogBundle bundle = bundle(new byte[] {'a'}, problems::add);
    Files.delete(Path.of(bundle.name()));
    bundle.forEach(log -> assertThat(log).isNull());
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.UNREADABLE);
    assertThat(problems.get(0).detail()).isEqualTo("no such file or folder");
  }

  @Test
  void tellsWhenTheLogWasLastWritten() throws IOException {
    LogBundle bundle = bundle(new byte[] {'a'}, problems::add);
    bundle.forEach(log ->
        assertThat(log.modified())
            .contains(Files.getLastModifiedTime(Path.of(log.name())).toInstant()));
  }
}
