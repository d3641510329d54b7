package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.command.scan.ReportFormat;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.simulate.Simulation;
import dev.haetae.simulate.SimulationPlan;
import dev.haetae.simulate.SimulationSummary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A made-up organisation with attacks in it, told to strangers. */
class RedactedDemoTest {
  private static final SimulationPlan PLAN =
      SimulationPlan.small(1).withDays(LocalDate.of(2026, 3, 2), 1).withSize(3, 8, 1_500);

  /**
   * What says who and where in a record: a name that is a word alone is left out, for words are.
   */
  private static final List<Pattern> NAMES =
      List.of(
          Pattern.compile("\"(?:accountId|recipientAccountId)\":\"([0-9]{12})\""),
          Pattern.compile("\"sourceIPAddress\":\"([0-9]+[.][0-9]+[.][0-9]+[.][0-9]+)\""),
          Pattern.compile("\"accessKeyId\":\"(A[KS]IA[A-Z0-9]+)\""),
          Pattern.compile("\"(?:bucketName|userName|roleName)\":\"([a-z0-9]+[.-][a-z0-9.-]+)\""));

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+(?:[.-]+[A-Za-z0-9]+)*");

  @TempDir private static Path folder;

  private static Set<String> names = Set.of();

  @BeforeAll
  static void scanOnce() throws IOException {
    SimulationSummary made = Simulation.of(PLAN).write(folder.resolve("organisation"));
    names = names(made.logs());
    String formats =
        Arrays.stream(ReportFormat.values())
            .map(ReportFormat::toString)
            .collect(Collectors.joining(","));
    Run run =
        Run.of(
            "scan",
            made.logs().toString(),
            "--redact",
            "--all",
            "--format",
            formats,
            "--output",
            folder.resolve("told") + "/");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
  }

  private static Set<String> names(Path logs) throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(logs)) {
      for (Path file : files.filter(RedactedDemoTest::isCloudTrail).toList()) {
        String records = unpacked(file);
        for (Pattern pattern : NAMES) {
          pattern.matcher(records).results().map(found -> found.group(1)).forEach(names::add);
        }
      }
    }
    return names;
  }

  private static boolean isCloudTrail(Path file) {
    return file.getFileName().toString().contains("_CloudTrail_");
  }

  private static String unpacked(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void hasNamesToHide() {
    assertThat(names).hasSizeGreaterThan(100);
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void namesNobodyInAnyFormat(ReportFormat format) throws IOException {
    String told = Files.readString(folder.resolve("told").resolve(format.fileName()));

    assertThat(told).isNotBlank();
    assertThat(words(told)).doesNotContainAnyElementsOf(names);
  }

  /** What stands by itself in a text, and not as a part of something longer. */
  private static Set<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }
}
