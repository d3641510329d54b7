package dev.haetae.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.Detector;
import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.read.TimeRange;
import dev.haetae.formats.Formats;
import dev.haetae.model.Limits;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.log.LogBundle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Mechanisms are told of watched events once, in order, however logs are read. */
class WatchedScanTest {
  private static String rules(String told) {
    return """
    title: Many kinds of call
    name: kinds told %1$s
    status: stable
    logsource: {product: aws, service: cloudtrail}
    detection: {sel: {eventSource: iam.amazonaws.com}, condition: sel, quick: {distinct.count: 4}}
    mechanism: {distinct: {of: eventName, by: haetae.principal, most: 3, told: %1$s}}
    level: medium
    finding:
      type: Discovery:IAMUser/ManyKinds
      identity: [haetae.principal, distinct.count]
      says: "{haetae.principal} made {distinct.count} kinds of call, told {distinct.told} times"
      cases: [{when: quick, severity: 2}]
    """
        .formatted(told);
  }

  private static List<Finding> scan(String told, List<MemoryBundle> files, int threads) {
    return scan(List.of(told), files, threads);
  }

  private static List<Finding> scan(List<String> told, List<MemoryBundle> files, int threads) {
    List<Detector> detectors =
        told.stream()
            .flatMap(each -> new DetectorReader().read("rules", rules(each)).detectors().stream())
            .toList();
    assertThat(detectors).hasSameSizeAs(told);
    Detection detection =
        Detection.of(detectors, List.of(), each -> true, Formats.catalogs(), Surroundings.NONE);
    Scan.Options options =
        new Scan.Options(
            Limits.DEFAULT, threads, TimeRange.ALWAYS, false, UnaryOperator.identity());
    ProblemAccount problems = new ProblemAccount();
    List<LogBundle> bundles = List.copyOf(files);
    return new Scan(detection, options, problems)
        .run(bundles.iterator(), bundles::iterator)
        .findings();
  }

  private static String call(String name, int second, long id) {
    return """
    {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/ana",\
    "accountId":"111122223333"},"eventTime":"2026-03-01T%02d:%02d:%02dZ",\
    "eventSource":"iam.amazonaws.com","eventName":"%s","awsRegion":"us-east-1",\
    "sourceIPAddress":"203.0.113.7","userAgent":"aws-cli/2","eventID":"%s",\
    "recipientAccountId":"111122223333"}\
    """
        .formatted(second / 3600, second / 60 % 60, second % 60, name, new UUID(id, 1));
  }

  private static MemoryBundle file(String name, List<String> calls) {
    return new MemoryBundle(name, "{\"Records\":[" + String.join(",", calls) + "]}");
  }

  private static List<MemoryBundle> day(int kinds) {
    Random random = new Random(5);
    List<MemoryBundle> files = new ArrayList<>();
    for (int number = 0; number < 20; number++) {
      List<String> calls = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        int what = random.nextInt(400);
        // The same id is the same event: its time and name follow from it.
        calls.add(call("Call" + what % kinds, what * 97 % 86_400, what));
      }
      files.add(file("file-" + number, calls));
    }
    return files;
  }

  @Test
  void aMechanismSeesWhatItsRuleMatchesAndItsHitIsTheFinding() {
    List<String> calls = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      calls.add(call("Call" + i, i, i));
    }
    assertThat(scan("each", List.of(file("a", calls)), 1))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.explanation().says())
              .isEqualTo("arn:aws:iam::111122223333:user/ana made 4 kinds of call, told 4 times");
          assertThat(finding.severity().score()).isEqualTo(2);
          assertThat(finding.baseline()).containsEntry("threshold", "3");
          assertThat(finding.actor().addresses()).containsExactly("203.0.113.7");
          assertThat(finding.evidence()).extracting(Occurrence::raw).isEqualTo(calls);
          assertThat(finding.evidence())
              .extracting(each -> each.place().line())
              .containsExactly(1L, 2L, 3L, 4L);
        });
  }

  @Test
  void threeKindsAreNotMoreThanThree() {
    assertThat(scan("each", day(3), 1)).isEmpty();
  }

  @Test
  void aCopyIsNotToldOfAgain() {
    List<String> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      calls.add(call("Call" + i / 2, i / 2, i / 2));
    }
    assertThat(scan("each", List.of(file("a", calls)), 1))
        .singleElement()
        .satisfies(finding -> assertThat(finding.explanation().says()).endsWith("told 4 times"));
  }

  @Test
  void theFindingsAreTheSameWithAnyNumberOfThreadsAndOrderOfFiles() {
    for (String told : List.of("each", "hour")) {
      List<MemoryBundle> files = day(9);
      List<Finding> expected = scan(told, files, 1);
      assertThat(expected).hasSizeGreaterThan(3);
      Collections.shuffle(files, new Random(3));
      assertThat(scan(told, files, 4)).isEqualTo(expected);
    }
  }

  @Test
  void mechanismsToldByThreadsOfTheirOwnFindTheSame() {
    List<String> calls = new ArrayList<>();
    for (int second = 0; second < 12_000; second++) {
      calls.add(call("Call" + second / 1_500, second, second));
    }
    List<MemoryBundle> files = List.of(file("a", calls));
    List<Finding> expected = scan(List.of("each", "hour"), files, 1);
    assertThat(expected)
        .extracting(Finding::detector)
        .contains("kinds told each", "kinds told hour");
    assertThat(scan(List.of("each", "hour"), files, 4)).isEqualTo(expected);
  }

  @Test
  void theFirstOfAnHourStandsForThoseLikeIt() {
    List<String> calls = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      calls.add(call("Call" + i % 4, 3500 + i * 2, i));
    }
    Collections.shuffle(calls, new Random(1));
    assertThat(scan("hour", List.of(file("a", calls)), 2))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.firstSeen() / 1_000_000 % 86_400).isEqualTo(3506);
          assertThat(finding.count()).isEqualTo(5);
        });
  }
}
