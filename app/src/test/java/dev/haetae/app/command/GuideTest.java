package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.haetae.app.Main;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.findings.suppression.SuppressionFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide has readers write is run as it stands there. */
class GuideTest {
  private static final Pattern FILE =
      Pattern.compile("`our-rules/([^`]+)`\n\n```(?:yaml|json)\n(.*?)\n```", Pattern.DOTALL);
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)\n```", Pattern.DOTALL);

  private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)\n```", Pattern.DOTALL);

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

  @Test
  void theCommandsOfTheIncidentGuideAreUnderstood() throws IOException {
    List<String> commands = commands("incident.md").toList();

    assertThat(commands).hasSizeGreaterThan(10).allMatch(each -> each.startsWith("haetae "));
    for (String command : commands) {
      String[] words =
          HelpExamples.words(command.substring("haetae ".length())).toArray(String[]::new);
      assertThatCode(() -> Main.commandLine(new PrintWriter(new StringWriter())).parseArgs(words))
          .as(command)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void theSearchOfTheIncidentGuideFindsWhatWasDenied() throws IOException {
    Path log = folder.resolve("trail.json");
    String denied =
        Logs.trailStopped("alice", "aws-cli/2.15")
            .replace("\"eventName\"", "\"errorCode\":\"AccessDenied\",\"eventName\"");
    Files.writeString(log, Logs.records(denied));
    String search =
        commands("incident.md").filter(each -> each.contains(" search ")).findFirst().orElseThrow();

    List<String> words = HelpExamples.words(search.replace("./logs", log.toString()));
    Run found = Run.of(words.subList(1, words.size()));

    assertThat(found.out()).contains("user/alice");
  }

  private static Stream<String> commands(String page) throws IOException {
    return SHELL.matcher(page(page)).results().flatMap(block -> block.group(1).lines());
  }
}
