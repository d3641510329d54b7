package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.outcome.ExitCode;
import dev.haetae.findings.suppression.SuppressionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide has readers write is run as it stands there. */
class GuideTest {
  private static final Pattern FILE =
      Pattern.compile("`our-rules/([^`]+)`\n\n```(?:yaml|json)\n(.*?)\n```", Pattern.DOTALL);
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)\n```", Pattern.DOTALL);

  @TempDir private Path folder;

  private static String page(String name) throws IOException {
    Path root = Path.of(System.getProperty("haetae.root", ".."));
    return Files.readString(root.resolve("docs/guide").resolve(name));
  }

  @Test
  void theDetectorsOfTheGuideHoldTheirTests() throws IOException {
    for (MatchResult file : FILE.matcher(page("detectors.md")).results().toList()) {
      Path path = folder.resolve(file.group(1));
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.group(2) + "\n");
    }

    Run tested = Run.of("test", folder.toString());
    Run listed = Run.of("detectors", "--rules", folder.toString(), "5d7c6b1e");

    assertThat(tested.out()).contains("7 tests of 2 detectors: all hold").doesNotContain("warning");
    assertThat(tested.code()).isEqualTo(ExitCode.DONE);
    assertThat(listed.err()).isEmpty();
    assertThat(listed.out()).contains("3 detectors: ");
  }

  @Test
  void theSuppressionsOfTheGuideAreRead() throws IOException {
    MatchResult file = YAML.matcher(page("suppressions.md")).results().findFirst().orElseThrow();

    SuppressionFile read = SuppressionFile.read("suppressions.yml", file.group(1));

    assertThat(read.problems()).isEmpty();
    assertThat(read.suppressions()).hasSize(2);
  }
}
