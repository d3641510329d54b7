package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.haetae.app.Main;
import dev.haetae.app.outcome.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Whoever copies an example out of a help, and has the files it names, gets what it says. */
class HelpExamplesTest {
  /** What asks others, is interactive, or makes much: only that it is understood is held. */
  private static final List<String> NOT_RUN =
      List.of(
          "s3://", "https://", "elasticsearch", "owners", "--interactive", "simulate ./", "demo");

  private static final Set<String> OF_LISTS = Set.of("intel", "hunt");
  private static final Set<String> LOGS = Set.of("./exported-logs", "./cloudtrail", "web.jsonl");

  private static final String LOG = Logs.records(Logs.trailStopped("alice", "aws-cli/2.15"));

  private static final String RULE =
      """
      title: A trail was stopped
      id: 11111111-2222-4333-8444-555555555555
      status: experimental
      logsource: {product: aws, service: cloudtrail}
      detection: {sel: {eventName: StopLogging}, condition: sel}
      level: low
      tests: {fires: [cloudtrail/Stopped]}
      """;

  @TempDir private static Path folder;
  private static final Map<String, String> BY_CHANCE = new HashMap<>();
  private final InputStream standardInput = System.in;

  static Stream<String> examples() {
    return HelpExamples.all();
  }

  static Stream<String> runnable() {
    return examples().filter(each -> NOT_RUN.stream().noneMatch(each::contains));
  }

  @Test
  void areFoundInEveryHelp() {
    assertThat(examples().map(each -> HelpExamples.words(each).getFirst()))
        .containsAll(line().getSubcommands().keySet());
  }

  private static CommandLine line() {
    return Main.commandLine(new PrintWriter(new StringWriter()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void haveOnlyOptionsAndVerbsThatThereAre(String example) {
    assertThatCode(() -> line().parseArgs(HelpExamples.words(example).toArray(String[]::new)))
        .doesNotThrowAnyException();
  }

  /** Files and folders by the names that examples have. */
  @BeforeAll
  static void writeWhatExamplesName() throws IOException, GeneralSecurityException {
    for (String logs :
        List.of("exported-logs", "logs/today", "made-up/logs", "cloudtrail", "flowlogs")) {
      write(logs + "/trail.json", LOG);
    }
    write("web.jsonl", "{\"timestamp\":\"2026-03-02T10:00:00Z\",\"status\":500}\n");
    write("our-rules/denied.yml", RULE);
    write("our-rules/samples/cloudtrail/Stopped.json", Logs.trailStopped("alice", "x"));
    for (String environment : List.of("our-aws.yml", "made-up/environment.yml")) {
      write(environment, "accounts: {'111122223333': shop}\n");
    }
    for (String places : List.of("country.mmdb", "asn.csv", "made-up/places.csv")) {
      write(places, "203.0.113.0,203.0.113.255,DE\n");
    }
    write("routes.yml", "- {log: waf, keep: none}\n");
    for (String list : List.of("report.txt", "ipblocklist.csv", "offices.txt")) {
      write(list, "203.0.113.77\n");
    }
    write("bad-hosts.csv", "Host,Since\nevil.example,2026-03-01\n");
    write("agents.txt", "python-requests/2.1\n");
    writeTrail();
    writeLake();
    writeFindings();
  }

  private static void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void writeTrail() throws IOException, GeneralSecurityException {
    TrailCopy trail = new TrailCopy(folder.resolve("trail"), TrailCopy.keyPair());
    trail.writeHour(1);
    Files.move(trail.keys(), folder.resolve("keys.json"));
    BY_CHANCE.put("5b1c0e7d…", trail.newestSignature());
  }

  private static void writeLake() throws IOException {
    Path lake = folder.resolve("lake");
    Run.of(List.of("ingest", "--quiet", "--lake", lake, folder.resolve("logs")));
    Files.copy(lake.resolve("signing.pub"), folder.resolve("lake.pub"));
    Files.copy(lake.resolve("signing.pub"), folder.resolve("signing.pub"));
    String told = Run.of(List.of("lake", "verify", "--lake", lake)).out();
    BY_CHANCE.put("4f1c…", told.replaceAll("(?s).*\nhead +(\\S+)\n.*", "$1"));
  }

  private static void writeFindings() throws IOException {
    Path findings = folder.resolve("findings.jsonl");
    Run.of(
        List.of(
            "scan", "--format", "jsonl", "--output", findings, "--quiet", folder.resolve("logs")));
    BY_CHANCE.put(
        "3f9c2ab1", Files.readString(findings).replaceAll("(?s)\\{\"id\":\"(.{8}).*", "$1"));
  }

  /** What examples change is as before. */
  @BeforeEach
  void writeListsAnew() throws IOException {
    for (String list : List.of("feodo", "tor")) {
      Run.of(
          List.of(
              "intel",
              "add",
              list,
              folder.resolve("report.txt"),
              "--intel",
              folder.resolve("intel")));
    }
    Files.deleteIfExists(folder.resolve("march.jsonl"));
    System.setIn(new ByteArrayInputStream(LOG.getBytes(StandardCharsets.UTF_8)));
  }

  @AfterEach
  void giveStandardInputBack() {
    System.setIn(standardInput);
  }

  @ParameterizedTest
  @MethodSource("runnable")
  void doWhatTheySayWhereTheFilesAreThere(String example) {
    Run run = Run.of(placed(HelpExamples.words(example)));

    assertThat(run.code()).as(run.err()).isIn(ExitCode.DONE, ExitCode.FOUND);
  }

  /** With files below the folder, also those that are the user's own where none are named. */
  private static List<String> placed(List<String> words) {
    List<String> placed = new ArrayList<>(words.stream().map(HelpExamplesTest::placed).toList());
    CommandSpec verb = verb(words);
    if (verb.optionsMap().containsKey("--lake") && readsLake(words)) {
      placed.addAll(List.of("--lake", folder.resolve("lake").toString()));
    }
    if (verb.optionsMap().containsKey("--intel") && OF_LISTS.contains(words.getFirst())) {
      placed.addAll(List.of("--intel", folder.resolve("intel").toString()));
    }
    return placed;
  }

  private static boolean readsLake(List<String> words) {
    String verb = words.getFirst();
    return !words.contains("--lake")
        && !verb.equals("scan")
        && (verb.equals("ingest") || words.stream().noneMatch(LOGS::contains));
  }

  private static CommandSpec verb(List<String> words) {
    ParseResult parsed = line().parseArgs(words.toArray(String[]::new));
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    return parsed.commandSpec();
  }

  private static String placed(String word) {
    return isFile(word)
        ? folder.resolve(word.replaceFirst("^(\\./|/[a-z]+/)", "")).toString()
        : BY_CHANCE.getOrDefault(word, word);
  }

  private static boolean isFile(String word) {
    return word.startsWith("./")
        || word.startsWith("/")
        || word.endsWith(".html")
        || (word.contains(".") && Files.exists(folder.resolve(word)));
  }
}
