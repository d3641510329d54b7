package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.outcome.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is named and is not there, or would do nothing, is told; nobody is to believe it was done.
 */
class RefusedUseTest {
  @TempDir private Path folder;

  private static Run run(Object... words) {
    return Run.of(List.of(words));
  }

  private Path none() {
    return folder.resolve("none");
  }

  private Path rules() throws IOException {
    return Files.writeString(folder.resolve("rules.yml"), "{}\n");
  }

  private static void assertRefused(Run run, int code, String words) {
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.err()).contains(words);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aLakeThatIsNotThere() throws IOException {
    String words = "no lake in " + none();
    assertRefused(run("timeline", "ana", "--lake", none()), ExitCode.NOT_READABLE, words);
    assertRefused(
        run("hunt", "--indicator", "203.0.113.7", "--lake", none()), ExitCode.NOT_READABLE, words);
    assertRefused(run("lake", "compact", "--lake", none()), ExitCode.NOT_READABLE, words);
    assertThat(none()).doesNotExist();
  }

  @Test
  void findingsInAFolderOrAFileWithoutAny() throws IOException {
    assertRefused(
        run("explain", "f1", "--in", folder), ExitCode.NOT_READABLE, folder + ": is a folder");
    Path file = Files.writeString(folder.resolve("a.jsonl"), "{\n".repeat(9));
    Run none = run("explain", "f1", "--in", file);
    assertRefused(none, ExitCode.NOT_READABLE, file + ": no finding is in it");
    assertThat(none.err()).contains("a.jsonl:5 ", "… and 4 lines more").doesNotContain("jsonl:6 ");
  }

  @Test
  void anOutputThatIsALog() throws IOException {
    Path log = Logs.write(folder);
    String text = Files.readString(log);
    String words = "expected another file";
    assertRefused(run("scan", log, "--output", log), ExitCode.WRONG_USE, words);
    assertRefused(run("scan", folder, "--output", log), ExitCode.WRONG_USE, words);
    assertThat(log).hasContent(text);
  }

  @Test
  void aChoiceThatIsNearlyOne() {
    assertRefused(
        run("scan", folder, "--format", "jsnol"), ExitCode.WRONG_USE, "did you mean jsonl?");
  }

  @Test
  void aFolderOfListsThatIsNotThere() {
    String words = "--intel " + none() + ": no such folder";
    assertRefused(run("scan", folder, "--intel", none()), ExitCode.WRONG_USE, words);
    assertRefused(run("test", folder, "--intel", none()), ExitCode.WRONG_USE, words);
  }

  @Test
  void routesOfAScanThatKeepsNothing() throws IOException {
    assertRefused(
        run("scan", folder, "--routes", rules()),
        ExitCode.WRONG_USE,
        "--routes: expected --keep as well");
  }

  @Test
  void aFormatOfTheMatrix() {
    assertRefused(
        run("detectors", "--attack", "--format", "csv"),
        ExitCode.WRONG_USE,
        "detectors --format csv: --attack is a table only");
  }

  @Test
  void findingsThatAreNotThere() {
    assertRefused(
        run("explain", "abcd", "--in", none()),
        ExitCode.NOT_READABLE,
        "--in " + none() + ": no such file");
  }

  @Test
  void aTimeToKeepForNoTable() {
    assertRefused(
        run("lake", "expire", "--keep", "api", "--lake", none()),
        ExitCode.WRONG_USE,
        "--keep api: expected TABLE=TIME, such as network=90d");
  }

  @Test
  void anAccountThatIsNone() {
    assertRefused(
        run("scan", folder, "--account", "123"),
        ExitCode.WRONG_USE,
        "--account 123: expected the 12 digits of an account id");
  }

  @Test
  void listsOfIndicatorsThatAreNoFiles() {
    assertRefused(
        run("hunt", folder, "--indicators", none()),
        ExitCode.NOT_READABLE,
        "--indicators " + none() + ": no such file or folder");
    assertRefused(
        run("intel", "add", "ours", folder, "--intel", none()),
        ExitCode.NOT_READABLE,
        "ours: " + folder + " is a folder; expected a file");
  }

  @Test
  void filesThatAreNoYaml() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.yml"), "- {log: waf\n");
    assertRefused(
        run("scan", folder, "--keep", "--lake", none(), "--routes", broken),
        ExitCode.WRONG_USE,
        "--routes " + broken + ":1:12: not readable as YAML: ");
    assertRefused(
        run("search", "x", "--macros", broken),
        ExitCode.WRONG_USE,
        "broken.yml:1:12: not readable as YAML: ");
  }
}
