package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What README shows of a scan is what that scan prints. */
class ReadmeTest {
  private static final Pattern OUTPUT = Pattern.compile("```text\n(.*?)\n```", Pattern.DOTALL);

  /** Stands for lines that are left out. */
  private static final String LEFT_OUT = "…";

  @Test
  void showsLinesOfItsScanInTheirOrder() throws IOException {
    Path samples = Shared.assumeSamples().resolve("cloudtrail");
    List<String> shown =
        Files.readString(Path.of(System.getProperty("haetae.root", ".."), "README.md"))
            .transform(OUTPUT::matcher)
            .results()
            .flatMap(block -> block.group(1).lines())
            .toList();

    List<String> printed =
        Run.of("scan", samples.toString())
            .out()
            .replace(samples.toString(), "../shared/samples/cloudtrail")
            .lines()
            .toList();

    assertThat(printed)
        .containsSubsequence(
            shown.stream()
                .filter(line -> !line.isBlank() && !line.strip().equals(LEFT_OUT))
                .toList());
  }
}
