package dev.haetae.app.report;

import dev.haetae.app.text.TimeText;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.model.finding.Actor;
import dev.haetae.model.finding.Explanation;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.finding.Sequence;
import dev.haetae.model.finding.Severity;
import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A small intrusion as findings: a stolen key, a way back in, data taken, and noise around it. */
public final class ReportSamples {
  public static final String ALICE = "arn:aws:iam::111122223333:user/alice";
  public static final String BACKDOOR = "arn:aws:iam::111122223333:user/backup-svc";
  public static final String BOB = "arn:aws:iam::444455556666:role/build";

  private ReportSamples() {}

  public static long time(String iso) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(iso));
  }

  /** The whole story, worst first. */
  public static List<Finding> intrusion() {
    return List.of(
        attack(),
        exfiltration(),
        accessKeyMade(),
        trailStopped(),
        enumeration(),
        denied("a"),
        denied("b"));
  }

  /** What four of them amount to. */
  public static Finding attack() {
    Finding last = exfiltration();
    List<Finding> steps = List.of(enumeration(), accessKeyMade(), trailStopped(), last);
    return Finding.builder(
            "a1" + "0".repeat(30),
            FindingType.parse("AttackSequence:IAM/CompromisedCredentials"),
            new Severity(9.5))
        .detector("detector-a1")
        .title("Credentials were used in a multi-step attack")
        .confidence(0.94)
        .account(last.account())
        .region(last.region())
        .firstSeen(enumeration().firstSeen())
        .lastSeen(last.lastSeen())
        .count(4)
        .daily(last.daily())
        .resources(Map.of("EC2Snapshot", "snap-0abc"))
        .actor(accessKeyMade().actor())
        .techniques(List.of("T1098"))
        .tactics(List.of("discovery", "persistence", "defense-evasion", "exfiltration"))
        .explanation(
            new Explanation(
                "user/alice and 1 more went through discovery, persistence, defense evasion and"
                    + " exfiltration in 4 steps within 21 minutes",
                "Whoever holds the credentials will go on.",
                List.of("A penetration test"),
                List.of("Take the credentials away")))
        .baseline(Map.of("confidence", "0.94"))
        .evidence(last.evidence())
        .eventIds(last.eventIds())
        .sequence(Optional.of(sequence(steps)))
        .build();
  }

  private static Sequence sequence(List<Finding> steps) {
    return new Sequence(
        steps.stream().map(ReportSamples::step).toList(),
        0,
        List.of("discovery", "persistence", "defense-evasion", "exfiltration"),
        List.of("persistence", "defense-evasion", "discovery", "exfiltration"),
        new Sequence.Entry(
            steps.get(0).firstSeen(), ALICE, "AKIAEXAMPLE00000OLD1", "192.0.2.7", ""),
        List.of(ALICE, BACKDOOR),
        Map.of("EC2Snapshot", List.of("snap-0abc")),
        Map.of("address", List.of("192.0.2.7")),
        List.of(
            new Sequence.Measure(
                "access key AKIAEXAMPLE00000NEW1 of user/backup-svc",
                Optional.of(
                    "aws iam update-access-key --status Inactive --access-key-id"
                        + " AKIAEXAMPLE00000NEW1 --user-name backup-svc"))),
        List.of("4 different steps in 4 tactics within 21 minutes"),
        List.of(),
        "It began at 2026-03-01 10:00 UTC with access key AKIAEXAMPLE00000OLD1 of user/alice.");
  }

  private static Sequence.Step step(Finding finding) {
    return new Sequence.Step(
        new Sequence.StepFinding(finding.id(), finding.type(), finding.title(), finding.severity()),
        finding.tactics().get(0),
        new Sequence.Seen(
            finding.firstSeen(),
            finding.lastSeen(),
            finding.account(),
            finding.region(),
            "cloudtrail"),
        new Sequence.StepActor(
            finding.actor().principal(), finding.actor().accessKeys(), finding.actor().addresses()),
        true,
        true,
        0.4);
  }

  public static Finding exfiltration() {
    return finding(
        "e1",
        "Exfiltration:IAMUser/SnapshotShared",
        "A snapshot was shared with another account",
        8,
        BACKDOOR,
        "AKIAEXAMPLE00000NEW1",
        "2026-03-01T10:20:00Z",
        "2026-03-01T10:21:30Z",
        3,
        List.of("exfiltration"),
        Map.of("EC2Snapshot", "snap-0abc"),
        "{\"eventName\":\"ModifySnapshotAttribute\"}");
  }

  public static Finding accessKeyMade() {
    return finding(
        "p1",
        "Persistence:IAMUser/AccessKeyForOther",
        "An access key was made for another user",
        7,
        ALICE,
        "AKIAEXAMPLE00000OLD1",
        "2026-03-01T10:05:00Z",
        "2026-03-01T10:05:00Z",
        1,
        List.of("persistence"),
        Map.of("IAMUser", "backup-svc"),
        "{\"eventName\":\"CreateAccessKey\",\"responseElements\":{\"accessKey\":{"
            + "\"accessKeyId\":\"AKIAEXAMPLE00000NEW1\",\"userName\":\"backup-svc\"}}}");
  }

  /** Evidence of a correlation: the call that made the key is of somebody else. */
  public static Finding madeKeyUsed() {
    return finding(
        "p2",
        "Persistence:IAMUser/MadeKeyUsed",
        "A new key was used",
        5,
        BACKDOOR,
        "AKIAEXAMPLE00000NEW1",
        "2026-03-01T10:05:00Z",
        "2026-03-01T10:06:00Z",
        1,
        List.of("persistence"),
        Map.of("AccessKey", "AKIAEXAMPLE00000NEW1"),
        "{\"eventName\":\"CreateAccessKey\",\"userIdentity\":{\"arn\":\""
            + ALICE
            + "\"},\"responseElements\":{\"accessKey\":{"
            + "\"accessKeyId\":\"AKIAEXAMPLE00000NEW1\",\"userName\":\"backup-svc\"}}}");
  }

  public static Finding trailStopped() {
    return finding(
        "s1",
        "Stealth:IAMUser/CloudTrailLoggingDisabled",
        "CloudTrail logging was switched off",
        5,
        ALICE,
        "AKIAEXAMPLE00000OLD1",
        "2026-03-01T10:10:00Z",
        "2026-03-01T10:10:00Z",
        1,
        List.of("defense-evasion"),
        Map.of("Trail", "main"),
        "{\"eventName\":\"StopLogging\"}");
  }

  public static Finding enumeration() {
    return finding(
        "d1",
        "Discovery:IAMUser/Enumeration",
        "Permissions were explored",
        4,
        ALICE,
        "AKIAEXAMPLE00000OLD1",
        "2026-03-01T10:00:00Z",
        "2026-03-01T10:02:00Z",
        42,
        List.of("discovery"),
        Map.of(),
        "{\"eventName\":\"ListUsers\"}");
  }

  /** One of several that differ only in what was refused. */
  public static Finding denied(String resource) {
    return finding(
        "n" + resource,
        "Impact:IAMUser/DeletionDenied",
        "A deletion was refused",
        2,
        BOB,
        "ASIAEXAMPLE00000TMP1",
        "2026-03-01T09:00:00Z",
        "2026-03-01T09:30:00Z",
        5,
        List.of("impact"),
        Map.of("S3Bucket", "bucket-" + resource),
        "{\"eventName\":\"DeleteBucket\",\"errorCode\":\"AccessDenied\"}");
  }

  /** What an attacker names things to harm whoever reads of them. */
  public static Finding hostile() {
    return finding(
        "h1",
        "Execution:IAMUser/Odd",
        "Odd \u001b[31mtitle <script>alert(1)</script> | `code` [link](javascript:alert(1))",
        6,
        "arn:aws:iam::111122223333:user/<img src=x onerror=alert(1)>\u202egpj.exe",
        "AKIAEXAMPLE00000BAD1",
        "2026-03-01T10:00:00Z",
        "2026-03-01T10:00:00Z",
        1,
        List.of("execution"),
        Map.of("S3Bucket", "\"><svg onload=alert(1)>\u0007"),
        "{\"userAgent\":\"</script><script>alert(1)</script>\\u001b]0;owned\"}");
  }

  /** A control of Security Hub that failed: nobody did anything. */
  public static Finding failedControl() {
    return failedControl(List.of(), Map.of("Account", denied("c").account()));
  }

  public static Finding failedControl(List<String> hosts, Map<String, String> resources) {
    Finding any = denied("c");
    return Finding.builder(
            "c7" + "0".repeat(30), FindingType.parse("Policy:SecurityHub/IAM.9"), new Severity(9.5))
        .detector(any.detector())
        .title("MFA should be enabled for the root user")
        .confidence(any.confidence())
        .account(any.account())
        .region(any.region())
        .firstSeen(any.firstSeen())
        .lastSeen(any.lastSeen())
        .count(any.count())
        .daily(any.daily())
        .resources(resources)
        .actor(new Actor("", List.of(), List.of(), List.of(), List.of(), hosts))
        .explanation(any.explanation())
        .evidence(any.evidence())
        .eventIds(any.eventIds())
        .reportedBy(Optional.of("Security Hub"))
        .build();
  }

  private static Finding finding(
      String id,
      String type,
      String title,
      double severity,
      String principal,
      String key,
      String first,
      String last,
      long count,
      List<String> tactics,
      Map<String, String> resources,
      String raw) {
    return Finding.builder(
            (id + "0".repeat(32)).substring(0, 32), FindingType.parse(type), new Severity(severity))
        .detector("detector-" + id)
        .title(title)
        .confidence(0.8)
        .account(principal.split(":", 6)[4])
        .region("eu-west-1")
        .firstSeen(time(first))
        .lastSeen(time(last))
        .count(count)
        .daily(
            new TreeMap<>(Map.of(LocalDate.ofInstant(Instant.parse(first), ZoneOffset.UTC), count)))
        .resources(resources)
        .actor(
            new Actor(
                principal,
                List.of(),
                List.of(key),
                List.of(principal.equals(BOB) ? "198.51.100.20" : "192.0.2.7"),
                List.of("aws-cli/2.15"),
                List.of()))
        .techniques(List.of("T1098"))
        .tactics(tactics)
        .explanation(
            new Explanation(
                title + " by " + principal,
                "It is what an intruder does next.",
                List.of("A planned change"),
                List.of("Ask its owner", "Look at what it did an hour before")))
        .baseline(Map.of("threshold", "1"))
        .evidence(
            List.of(
                new Occurrence(
                    "event-" + id, time(first), "cloudtrail", new Place("a.json.gz", 7), raw)))
        .eventIds(List.of("event-" + id))
        .build();
  }

  /** A report of findings, over logs that leave something to be wished for. */
  public static Report report(List<Finding> findings) {
    return report(findings, "UTC");
  }

  public static Report report(List<Finding> findings, String zone) {
    Report.Tally tally =
        new Report.Tally(
            new Report.Volume(12, 14, 5_300_000),
            new Report.Skipped(3, 7, 4),
            new Report.Withheld(2, 1, 0, 0),
            new Report.Rules(120, 0, 1, List.of("Behavior:Cloudtrail/CallOfGetObject")),
            List.of("No place of addresses is known: give --geo."),
            List.of("12 events came late"),
            List.of(
                new ProblemAccount.Line(
                    Reason.TRUNCATED,
                    1,
                    List.of(
                        new Problem(
                            Reason.TRUNCATED,
                            Place.of("logs/half.json.gz"),
                            "the compressed data ends early")))));
    return new Report(
        ListedFindings.of(findings, Map.of(), findings.size()),
        List.of(
            coverage("cloudtrail", "management", "111122223333", "eu-west-1", 40_000),
            coverage("cloudtrail", "data:s3", "111122223333", "eu-west-1", 1_200),
            coverage("cloudtrail", "management", "444455556666", "eu-west-1", 3_000)),
        tally,
        Map.of("111122223333", "production"),
        List.of("./logs"),
        new TimeText(ZoneId.of(zone)),
        time("2026-03-02T12:00:00Z"));
  }

  /** Events in each hour of one day. */
  public static Coverage coverage(
      String log, String kind, String account, String region, long events) {
    long first = time("2026-03-01T00:00:10Z");
    int hour = (int) (first / 3_600_000_000L);
    BitSet hours = new BitSet();
    hours.set(hour, hour + 24);
    return new Coverage(
        log, kind, account, region, events, first, time("2026-03-01T23:59:50Z"), hours);
  }
}
