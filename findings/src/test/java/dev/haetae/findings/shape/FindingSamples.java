package dev.haetae.findings.shape;

import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Event;
import dev.haetae.model.finding.Actor;
import dev.haetae.model.finding.Explanation;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.finding.RoleChain;
import dev.haetae.model.finding.Sequence;
import dev.haetae.model.finding.Severity;
import dev.haetae.model.log.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Findings of the kinds that shapes tell apart. */
public final class FindingSamples {
  private static final long T0 = 1_772_359_200_000_000L;

  private FindingSamples() {}

  /** A call that switched a trail off. */
  public static Finding trail() {
    Map<String, String> resources = new LinkedHashMap<>();
    resources.put("AccessKey", "{\"type\":\"IAMUser\",\"accessKeyId\":\"AKIAEXAMPLE0000000AB\"}");
    resources.put("Trail", "main");
    resources.put("S3Bucket", "[\"logs-one\",\"logs-two\"]");
    return Finding.builder(
            "64a6f21e04cfaf36dd679b8951cd8823",
            FindingType.parse("Stealth:IAMUser/CloudTrailLoggingDisabled"),
            new Severity(8))
        .detector("0b6f0000-0000-4000-8000-000000000001")
        .title("CloudTrail logging was switched off")
        .confidence(0.8)
        .account("111122223333")
        .region("eu-west-1")
        .firstSeen(T0)
        .lastSeen(T0 + 3_600_000_001L)
        .count(2)
        .daily(new TreeMap<>(Map.of(LocalDate.of(2026, 3, 1), 2L)))
        .resources(resources)
        .actor(
            new Actor(
                "arn:aws:iam::111122223333:user/alice",
                List.of(),
                List.of("AKIAEXAMPLE0000000AB"),
                List.of("192.0.2.7", "2001:db8::7"),
                List.of("aws-cli/2.15 \"quoted\""),
                List.of(),
                new TreeMap<>(Map.of(EntityKind.ADDRESS, 3L)),
                List.of(chain())))
        .techniques(List.of("T1562.008", "T1098"))
        .tactics(List.of("defense-evasion"))
        .explanation(
            new Explanation(
                "=cmd() switched off main",
                "Nothing that follows is recorded.",
                List.of("A planned migration"),
                List.of("Start the trail again", "Search the calls before")))
        .baseline(Map.of("condition", "at least 2 in 5m"))
        .evidence(
            List.of(
                new Occurrence(
                    "e1", T0, "cloudtrail", new Place("a.json.gz", 3), call("StopLogging", "e1")),
                new Occurrence(
                    "e2",
                    T0 + 3_600_000_001L,
                    "cloudtrail",
                    new Place("b.json.gz", 1),
                    call("DeleteTrail", "e2"))))
        .eventIds(List.of("e1", "e2"))
        .generation(2)
        .previous(Optional.of("aa00aa00aa00aa00aa00aa00aa00aa00"))
        .build();
  }

  private static String call(String name, String id) {
    return """
    {"eventID":"%s","eventName":"%s","eventSource":"cloudtrail.amazonaws.com",\
    "sourceIPAddress":"192.0.2.7","userAgent":"aws-cli/2.15","awsRegion":"eu-west-1",\
    "userIdentity":{"type":"IAMUser","userName":"alice","principalId":"AIDAEXAMPLE",\
    "arn":"arn:aws:iam::111122223333:user/alice","accessKeyId":"AKIAEXAMPLE0000000AB"}}\
    """
        .formatted(id, name);
  }

  /** A person signed in by SAML, and then took on a role in another account. */
  private static RoleChain chain() {
    return new RoleChain(
        "=ana@corp.example",
        "federated",
        true,
        1,
        List.of(
            new RoleChain.Step(
                T0 - 60_000_000,
                "AssumeRoleWithSAML",
                "=ana@corp.example",
                "arn:aws:sts::111122223333:assumed-role/dev/ana",
                "ASIAEXAMPLE0000000CD",
                "e-saml"),
            new RoleChain.Step(
                Event.NO_TIME,
                "AssumeRole",
                "arn:aws:sts::111122223333:assumed-role/dev/ana",
                "arn:aws:sts::444455556666:assumed-role/ops/ana",
                "",
                "e-role")));
  }

  /** A request to a cluster, suppressed. */
  public static Finding cluster() {
    String raw =
        """
        {"kind":"Event","requestURI":"/api/v1/namespaces/kube-system/pods/web/exec",\
        "verb":"create","user":{"username":"system:anonymous","uid":"u-1"},\
        "sourceIPs":["198.51.100.9"],"userAgent":"kubectl/v1.30","objectRef":{"resource":"pods",\
        "subresource":"exec","namespace":"kube-system","name":"web"},\
        "responseStatus":{"code":101}}\
        """;
    return plain(
        "Execution:Kubernetes/ExecInKubeSystemPod",
        "eks",
        raw,
        Map.of("EKSCluster", "prod"),
        Optional.of("a drill, until April"));
  }

  /** A name looked up by an instance, at an unknown time and place. */
  public static Finding lookup() {
    return plain(
        "CryptoCurrency:EC2/BitcoinTool.B!DNS",
        "route53",
        "{\"query_name\":\"pool.example.com.\",\"transport\":\"UDP\"}",
        Map.of("Instance", "i-0123456789abcdef0"),
        Optional.empty());
  }

  /** A line of a text log. */
  public static Finding textLine() {
    return plain(
        "Recon:EC2/Portscan",
        "vpcflow",
        "2 111122223333 eni-1 192.0.2.1 10.0.0.1",
        Map.of(),
        Optional.empty());
  }

  private static Finding plain(
      String type,
      String log,
      String raw,
      Map<String, String> resources,
      Optional<String> suppressed) {
    return Finding.builder(
            "00112233445566778899aabbccddeeff", FindingType.parse(type), new Severity(5))
        .detector("detector-1")
        .title("A title")
        .confidence(0.5)
        .count(1)
        .resources(resources)
        .actor(new Actor("", List.of(), List.of(), List.of(), List.of(), List.of("i-1")))
        .explanation(new Explanation("", "", List.of(), List.of()))
        .evidence(List.of(new Occurrence("e9", Event.NO_TIME, log, new Place("x.log", 9), raw)))
        .eventIds(List.of("e9"))
        .suppressed(suppressed)
        .sample(true)
        .build();
  }

  /** An attack made of other findings. */
  public static Finding attack() {
    Finding last = trail();
    return Finding.builder(
            "aa00112233445566778899aabbccddee",
            FindingType.parse("AttackSequence:IAM/CompromisedCredentials"),
            new Severity(9))
        .detector("detector-2")
        .title("Credentials were used in a multi-step attack")
        .confidence(0.91)
        .account(last.account())
        .region(last.region())
        .firstSeen(last.firstSeen())
        .lastSeen(last.lastSeen())
        .count(2)
        .daily(last.daily())
        .resources(Map.of("S3Bucket", "logs-one"))
        .actor(last.actor())
        .techniques(last.techniques())
        .tactics(List.of("persistence", "defense-evasion"))
        .explanation(
            new Explanation("user/alice went through two tactics", "Why", List.of(), List.of()))
        .baseline(Map.of("confidence", "0.91"))
        .evidence(last.evidence())
        .eventIds(last.eventIds())
        .sequence(Optional.of(sequence(last)))
        .build();
  }

  private static Sequence sequence(Finding last) {
    return new Sequence(
        List.of(
            step("b1", "Persistence:IAMUser/AccessKeyForOther", "persistence", last),
            step(last.id(), last.type().toString(), "defense-evasion", last)),
        1,
        List.of("persistence", "defense-evasion"),
        List.of("persistence", "defense-evasion"),
        new Sequence.Entry(T0, last.actor().principal(), "AKIAEXAMPLE0000000AB", "192.0.2.7", ""),
        List.of(last.actor().principal()),
        Map.of("S3Bucket", List.of("logs-one")),
        Map.of("address", List.of("192.0.2.7")),
        List.of(
            new Sequence.Measure("access key AKIAEXAMPLE0000000AB", Optional.of("aws iam x")),
            new Sequence.Measure("root: change its password", Optional.empty())),
        List.of("2 different steps in 2 tactics"),
        List.of("AttackSequence:S3/CompromisedData"),
        "It began at 2026-03-01 10:00 UTC.");
  }

  private static Sequence.Step step(String id, String type, String tactic, Finding last) {
    return new Sequence.Step(
        new Sequence.StepFinding(id, FindingType.parse(type), "A title", new Severity(5)),
        tactic,
        new Sequence.Seen(T0, T0 + 60_000_000L, last.account(), last.region(), "cloudtrail"),
        new Sequence.StepActor(
            last.actor().principal(), List.of("AKIAEXAMPLE0000000AB"), List.of("192.0.2.7")),
        true,
        true,
        0.5);
  }

  /** All of them. */
  public static List<Finding> all() {
    return List.of(trail(), cluster(), lookup(), textLine(), attack());
  }

  /** Findings as a document of a shape. */
  public static String written(Shape shape, List<Finding> findings) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FindingWriter writer = shape.open(out)) {
      for (Finding finding : findings) {
        writer.write(finding);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
