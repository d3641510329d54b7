package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.outcome.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateVerbTest {
  @TempDir private Path folder;

  @Test
  void writesLogsAndWhatIsHiddenInThem() throws IOException {
    Path target = folder.resolve("made-up");
    Run run =
        Run.of(
            "simulate",
            target.toString(),
            "--days=1",
            "--accounts=1",
            "--people=1",
            "--events-per-day=200",
            "--logs=cloudtrail",
            "--attacks=stolen-key-takeover");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("Attacks hidden in them: stolen-key-takeover");
    assertThat(target.resolve("logs")).isDirectoryRecursivelyContaining("glob:**.json.gz");
    assertThat(Files.readString(target.resolve("truth.jsonl"))).contains("stolen-key-takeover");
  }

  @Test
  void writesWhatAScanMayBeToldBesidesTheLogs() {
    Path target = folder.resolve("made-up");
    Run.of(
        List.of(
            "simulate",
            target,
            "--days=1",
            "--accounts=2",
            "--people=1",
            "--events-per-day=200",
            "--logs=flow,dns",
            "--attacks=beacon,dns-tunnel"));
    Path intel = folder.resolve("intel");
    Run.of(
        List.of(
            "intel",
            "add",
            "feed",
            target.resolve("indicators.txt"),
            "--kind=c2",
            "--intel",
            intel));

    Run told =
        Run.of(
            List.of(
                "scan",
                "--quiet",
                "--format=jsonl",
                "--intel",
                intel,
                "--environment",
                target.resolve("environment.yml"),
                "--geo",
                target.resolve("places.csv"),
                target.resolve("logs")));

    assertThat(told.code()).isEqualTo(ExitCode.DONE);
    assertThat(told.err()).isEmpty();
    assertThat(told.out()).contains("C&CActivity.B", "listed as c2 by feed");
  }

  @Test
  void listsTheAttacksThereAre() {
    assertThat(Run.of("simulate", "--list-attacks").out()).contains("dns-tunnel", "T1098");
  }

  @Test
  void doesNotWriteIntoAFolderThatHoldsSomething() throws IOException {
    Files.writeString(folder.resolve("mine"), "mine");

    Run run = Run.of("simulate", folder.toString());

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("is not empty");
  }

  @Test
  void namesTheAttacksThereAreWhereItIsAskedForAnother() {
    Run run = Run.of("simulate", folder.resolve("new").toString(), "--attacks", "nonsense");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("\"nonsense\"", "dns-tunnel");
  }

  @Test
  void refusesASizeWithoutSense() {
    Run run = Run.of("simulate", folder.resolve("new").toString(), "--size", "much");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("\"much\"", "500MB");
  }
}
