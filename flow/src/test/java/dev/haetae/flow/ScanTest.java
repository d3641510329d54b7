package dev.haetae.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.detect.Detector;
import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.findings.shape.FindingWriter;
import dev.haetae.findings.shape.Shape;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.read.TimeRange;
import dev.haetae.formats.Formats;
import dev.haetae.model.Limits;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.log.LogBundle;
import dev.haetae.model.log.Problem.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ScanTest {
  private static final String RULES =
      """
      title: A user was deleted
      id: 11111111-0000-4000-8000-000000000001
      status: stable
      logsource: {product: aws, service: cloudtrail}
      detection: {sel: {eventName: DeleteUser}, condition: sel}
      level: medium
      finding:
        type: Impact:IAMUser/UserDeleted
        identity: [haetae.principal]
        says: "{haetae.principal} deleted {requestParameters.userName}"
        why: It is gone.
        next: [Ask]
      ---
      title: Many users were listed
      id: 11111111-0000-4000-8000-000000000002
      status: stable
      correlation:
        type: event_count
        rules: [listed]
        group-by: [haetae.principal]
        timespan: 10m
        condition: {gte: 5}
      level: low
      finding:
        type: Discovery:IAMUser/ManyLists
        identity: [haetae.principal]
        says: "{haetae.principal} listed a lot"
        why: It looks around.
        next: [Ask]
        searches:
          busy: {count|gte: 8, haetae.principal|endswith: "user/ana"}
        cases:
          - {when: busy, type: Discovery:IAMUser/VeryManyLists, says: "{count} lists"}
      ---
      title: Users were listed
      id: 11111111-0000-4000-8000-000000000003
      name: listed
      status: stable
      logsource: {product: aws, service: cloudtrail}
      detection: {sel: {eventName: ListUsers}, condition: sel}
      level: low
      """;

  private final ProblemAccount problems = new ProblemAccount();

  private ScanResult scan(List<MemoryBundle> files, int threads, TimeRange range) {
    List<LogBundle> bundles = List.copyOf(files);
    return scan(threads, range).run(bundles.iterator(), bundles::iterator);
  }

  private Scan scan(int threads, TimeRange range) {
    List<Detector> detectors = new DetectorReader().read("rules", RULES).detectors();
    List<FieldCatalog> catalogs = Formats.catalogs();
    Detection detection =
        Detection.of(detectors, List.of(), detector -> true, catalogs, Surroundings.NONE);
    Scan.Options options =
        new Scan.Options(Limits.DEFAULT, threads, range, false, UnaryOperator.identity());
    return new Scan(detection, options, problems);
  }

  private ScanResult scan(MemoryBundle... files) {
    return scan(List.of(files), 1, TimeRange.ALWAYS);
  }

  private static String call(String name, int second, String id, String more) {
    return """
    {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/ana",\
    "accountId":"111122223333"},"eventTime":"2026-03-01T12:%02d:%02dZ",\
    "eventSource":"iam.amazonaws.com","eventName":"%s","awsRegion":"us-east-1",\
    "sourceIPAddress":"203.0.113.7","userAgent":"aws-cli/2","requestParameters":{"userName":"eve"},\
    "eventID":"%s","recipientAccountId":"111122223333"%s}\
    """
        .formatted(second / 60, second % 60, name, id, more);
  }

  private static String file(String... calls) {
    return "{\"Records\":[" + String.join(",", calls) + "]}";
  }

  private static List<MemoryBundle> day(long seed) {
    Random random = new Random(seed);
    List<MemoryBundle> files = new ArrayList<>();
    for (int number = 0; number < 20; number++) {
      String[] calls = new String[30];
      for (int i = 0; i < calls.length; i++) {
        String name = List.of("DeleteUser", "ListUsers", "GetUser").get(random.nextInt(3));
        String id = new UUID(random.nextInt(200), 1).toString();
        calls[i] = call(name, random.nextInt(3600), id, "");
      }
      files.add(new MemoryBundle("file-" + number, file(calls)));
    }
    return files;
  }

  private static String bytes(ScanResult result) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FindingWriter writer = Shape.JSONL.open(out)) {
      for (Finding finding : result.findings()) {
        writer.write(finding);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString(StandardCharsets.UTF_8)
        + result.read().census().counts().keySet()
        + result.read().census().events()
        + " "
        + result.read().duplicates();
  }

  @Test
  void saysThatNoDetectorLooksAtALog() {
    MemoryBundle unknown =
        new MemoryBundle("app.json", "{\"time\":\"2026-03-01T12:00:00Z\",\"order\":7}");
    MemoryBundle known = new MemoryBundle("trail.json", file(call("DeleteUser", 1, "e-1", "")));
    assertThat(scan(known).judged().blindness()).isEmpty();
    assertThat(scan(known, unknown).judged().blindness())
        .containsExactly("No detector looks at json events.");
  }

  @Test
  void takesAwayWhatFindingsAreDrawnFromOnceClosed() {
    List<LogBundle> bundles = List.copyOf(day(1));
    ScanResult open = scan(1, TimeRange.ALWAYS).open(bundles.iterator(), bundles::iterator);

    assertThat(open.findings()).isEqualTo(scan(day(1), 1, TimeRange.ALWAYS).findings());
    open.close();

    assertThatThrownBy(() -> open.findings().get(0)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void findsWhatARuleDescribes() {
    ScanResult result = scan(new MemoryBundle("a", file(call("DeleteUser", 1, "1", ""))));
    assertThat(result.findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.type()).hasToString("Impact:IAMUser/UserDeleted");
          assertThat(finding.explanation().says())
              .isEqualTo("arn:aws:iam::111122223333:user/ana deleted eve");
          assertThat(finding.evidence().get(0).place()).hasToString("a:1");
        });
  }

  @Test
  void countsTheSameEventOnceHoweverOftenItIsMet() {
    String call = call("DeleteUser", 1, "1", "");
    ScanResult result =
        scan(new MemoryBundle("a", file(call)), new MemoryBundle("b", file(call, call)));
    assertThat(result.findings()).singleElement().extracting(Finding::count).isEqualTo(1L);
    assertThat(result.read().duplicates()).isEqualTo(2);
  }

  @Test
  void countsTwinsInTwoAccountsOnce() {
    String shared = ",\"sharedEventID\":\"s-1\"";
    String mine = call("DeleteUser", 1, "1", shared);
    String theirs =
        call("DeleteUser", 1, "2", shared)
            .replace(
                "\"recipientAccountId\":\"111122223333\"",
                "\"recipientAccountId\":\"444455556666\"");
    ScanResult result = scan(new MemoryBundle("a", file(mine, theirs)));
    assertThat(result.findings()).singleElement().extracting(Finding::count).isEqualTo(1L);
    assertThat(result.read().duplicates()).isEqualTo(1);
  }

  @Test
  void correlatesEventsOutOfOrderAndAcrossFiles() {
    ScanResult result =
        scan(
            new MemoryBundle(
                "late", file(call("ListUsers", 50, "5", ""), call("ListUsers", 40, "4", ""))),
            new MemoryBundle(
                "early",
                file(
                    call("ListUsers", 30, "3", ""),
                    call("ListUsers", 10, "1", ""),
                    call("ListUsers", 20, "2", ""))));
    assertThat(result.findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.type()).hasToString("Discovery:IAMUser/ManyLists");
          assertThat(finding.evidence())
              .extracting(each -> each.eventId())
              .containsExactly("1", "2", "3", "4", "5");
        });
  }

  @Test
  void saysOfACorrelationWhatItsCaseSays() {
    String[] calls = new String[8];
    for (int i = 0; i < calls.length; i++) {
      calls[i] = call("ListUsers", i, "" + i, "");
    }
    assertThat(scan(new MemoryBundle("a", file(calls))).findings())
        .extracting(finding -> finding.type() + ": " + finding.explanation().says())
        .containsExactlyInAnyOrder(
            "Discovery:IAMUser/ManyLists: arn:aws:iam::111122223333:user/ana listed a lot",
            "Discovery:IAMUser/VeryManyLists: 8 lists");
  }

  @Test
  void givesTheSameBytesWithAnyNumberOfThreadsAndOrderOfFiles() {
    List<MemoryBundle> files = new ArrayList<>(day(7));
    String expected = bytes(scan(files, 1, TimeRange.ALWAYS));
    assertThat(expected).contains("UserDeleted").contains("ManyLists");
    Collections.shuffle(files, new Random(3));
    assertThat(bytes(scan(files, 4, TimeRange.ALWAYS))).isEqualTo(expected);
  }

  @Test
  void looksOnlyAtTheTimeAskedFor() {
    TimeRange range =
        TimeRange.of(Optional.of(Instant.parse("2026-03-01T12:00:10Z")), Optional.empty());
    MemoryBundle file =
        new MemoryBundle(
            "a", file(call("DeleteUser", 9, "1", ""), call("DeleteUser", 10, "2", "")));
    ScanResult result = scan(List.of(file), 1, range);
    assertThat(result.read().outside()).isEqualTo(1);
    assertThat(result.findings()).singleElement().extracting(Finding::count).isEqualTo(1L);
  }

  @Test
  void readsTheRestWhereAFileIsNotALog() {
    scan(
        new MemoryBundle("picture", "\u0000\u0001\u0002"),
        new MemoryBundle("a", file(call("DeleteUser", 1, "1", ""))));
    assertThat(problems.lines())
        .singleElement()
        .satisfies(line -> assertThat(line.reason()).isEqualTo(Reason.NOT_A_LOG));
  }
}
