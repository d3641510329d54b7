package dev.haetae.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the launchers start the JVM with; ADR 34 says why. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its launcher is another")
class LauncherOptionsTest {
  private static final Path OPTIONS = Path.of("src/dist/bin/options.sh").toAbsolutePath();
  private static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1";
  private static final int MUCH_MEGABYTES = 260;

  @TempDir Path folder;

  @Test
  void littleToReadIsReadWithOneCompiler() throws Exception {
    Path file = Files.writeString(folder.resolve("trail.json"), "{}");
    assertThat(compilers("scan", folder.toString())).isEqualTo(ONE_COMPILER);
    assertThat(compilers("scan", file.toString(), "--quiet")).isEqualTo(ONE_COMPILER);
  }

  @Test
  void whatReadsNoFilesRunsWithOneCompiler() throws Exception {
    assertThat(compilers()).isEqualTo(ONE_COMPILER);
    assertThat(compilers("explain", "88a405d2418f")).isEqualTo(ONE_COMPILER);
  }

  @Test
  void muchToReadIsReadWithBothCompilers() throws Exception {
    writeMuch(folder.resolve("trail.json"));
    assertThat(compilers("scan", folder.toString())).isEmpty();
  }

  @Test
  void whatMayBeMuchIsReadWithBothCompilers() throws Exception {
    assertThat(compilers("scan", "s3://bucket/prefix")).isEmpty();
    assertThat(compilers("scan", "-")).isEmpty();
    assertThat(compilers("backtest", "rule.yml")).isEmpty();
  }

  @Test
  void aSearchLeavesMemoryToDuckDb() throws Exception {
    assertThat(said("$options", "scan")).contains("-Xmx512m");
    assertThat(said("$options", "search", "eventName=CreateUser")).contains("-Xmx320m");
  }

  @Test
  void memoryThatIsNoSizeIsRefused() throws Exception {
    for (String size : List.of("lots", "1.5g", "m", "-1")) {
      ProcessBuilder shell =
          new ProcessBuilder("sh", "-euc", ". \"$0\"", OPTIONS.toString())
              .redirectErrorStream(true);
      shell.environment().put("HAETAE_HEAP", size);
      Process process = shell.start();

      assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
          .isEqualTo("haetae: HAETAE_HEAP=" + size + ": expected a size such as 512m or 2g\n");
      assertThat(process.waitFor()).isEqualTo(2);
    }
  }

  @Test
  void javaPutsWhatIsTemporaryWhereTheUserSays() throws Exception {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    for (String each : List.of("haetae", "options.sh")) {
      Files.copy(OPTIONS.resolveSibling(each), bin.resolve(each));
    }
    Path java = folder.resolve("runtime/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\nprintf '<%s>' \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    ProcessBuilder launcher =
        new ProcessBuilder("sh", bin.resolve("haetae").toString(), "version")
            .redirectErrorStream(true);
    launcher.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    launcher.environment().put("TMPDIR", folder.toString() + "/./");

    Process process = launcher.start();

    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
        .contains("<-Djava.io.tmpdir=" + folder + "/./>")
        .endsWith("<version>");
  }

  private static void writeMuch(Path file) throws IOException {
    byte[] block = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < MUCH_MEGABYTES; i++) {
        out.write(block);
      }
    }
  }

  private static String compilers(String... arguments) throws Exception {
    return said("$compilers", arguments);
  }

  private static String said(String variable, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("sh", "-euc", ". \"$0\"; printf %s \"" + variable + "\"", OPTIONS.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
