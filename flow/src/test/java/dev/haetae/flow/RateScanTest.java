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
import dev.haetae.model.log.LogBundle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Rates count what happened, however often and in whatever order it is read. */
class RateScanTest {
  private static final String RULE =
      """
      title: Many calls
      id: 11111111-0000-4000-8000-000000000006
      status: stable
      logsource: {product: aws, service: cloudtrail}
      detection: {sel: {eventSource: iam.amazonaws.com}, condition: sel}
      mechanism: {unusualrate: {by: eventName}}
      level: low
      finding:
        type: Behavior:Account/ManyCalls
        identity: [eventName]
        says: "{rate.events} calls, at most {rate.most} before"
      """;

  private static List<Finding> scan(List<MemoryBundle> files, int threads) {
    List<Detector> detectors = new DetectorReader().read("rules", RULE).detectors();
    Detection detection =
        Detection.of(detectors, List.of(), each -> true, Formats.catalogs(), Surroundings.NONE);
    Scan.Options options =
        new Scan.Options(
            Limits.DEFAULT, threads, TimeRange.ALWAYS, false, UnaryOperator.identity());
    List<LogBundle> bundles = List.copyOf(files);
    return new Scan(detection, options, new ProblemAccount())
        .run(bundles.iterator(), bundles::iterator)
        .findings();
  }

  private static String call(int hour, int second, long id) {
    return """
    {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/ana",\
    "accountId":"111122223333"},"eventTime":"2026-03-%02dT%02d:%02d:%02dZ",\
    "eventSource":"iam.amazonaws.com","eventName":"CreateUser","awsRegion":"us-east-1",\
    "sourceIPAddress":"203.0.113.7","userAgent":"aws-cli/2","eventID":"%s",\
    "recipientAccountId":"111122223333"}\
    """
        .formatted(1 + hour / 24, hour % 24, second / 60, second % 60, new UUID(id, 1));
  }

  /** A call every hour for eight days, then many in one hour; each event so many times. */
  private static List<MemoryBundle> files(int many, int copies) {
    List<String> calls = new ArrayList<>();
    for (int copy = 0; copy < copies; copy++) {
      for (int hour = 0; hour < 192; hour++) {
        calls.add(call(hour, 5, hour));
      }
      for (int i = 0; i < many; i++) {
        calls.add(call(192, i, 1_000 + i));
      }
    }
    Collections.shuffle(calls, new Random(many));
    List<MemoryBundle> files = new ArrayList<>();
    for (int from = 0; from < calls.size(); from += 50) {
      List<String> some = calls.subList(from, Math.min(calls.size(), from + 50));
      files.add(new MemoryBundle("file-" + from, "{\"Records\":[" + String.join(",", some) + "]}"));
    }
    return files;
  }

  @Test
  void aBurstIsFoundHoweverItIsRead() {
    List<Finding> found = scan(files(100, 1), 1);

    assertThat(found)
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.explanation().says()).endsWith("at most 1 before"));
    assertThat(scan(files(100, 1), 4)).isEqualTo(found);
  }

  @Test
  void copiesOfAFewCallsAreNoBurst() {
    assertThat(scan(files(10, 12), 2)).isEmpty();
  }
}
