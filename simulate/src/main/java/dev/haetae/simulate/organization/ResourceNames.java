package dev.haetae.simulate.organization;

import dev.haetae.simulate.text.Alphabets;
import dev.haetae.simulate.text.Draw;
import dev.haetae.simulate.text.Identifiers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Names everything an account holds. */
final class ResourceNames {
  private static final List<String> PARTS =
      List.of(
          "api",
          "worker",
          "billing",
          "export",
          "reports",
          "thumbnails",
          "audit",
          "cache",
          "sessions",
          "notifications",
          "importer",
          "webhooks");
  private static final List<String> SECRETS =
      List.of("database", "stripe-key", "oauth-client", "smtp", "signing-key", "partner-token");

  private final String company;
  private final String account;
  private final String id;
  private final String region;
  private final Draw draw;
  private final Map<String, List<String>> names = new LinkedHashMap<>();

  ResourceNames(String company, String account, String id, String region, Draw draw) {
    this.company = company;
    this.account = account;
    this.id = id;
    this.region = region;
    this.draw = draw;
  }

  Map<String, List<String>> all() {
    named("bucket", 9, part -> company + "-" + account + "-" + part);
    named("functionName", 12, part -> account + "-" + part);
    named("tableName", 6, part -> account + "-" + part);
    named("queueName", 6, part -> account + "-" + part + "-queue");
    named("topicName", 4, part -> account + "-" + part + "-events");
    named("stackName", 6, part -> account + "-" + part + "-stack");
    named("repositoryName", 6, part -> account + "/" + part);
    named("serviceName", 6, part -> part);
    named("parameterName", 12, part -> "/" + account + "/" + part + "/config");
    named("logGroup", 12, part -> "/aws/lambda/" + account + "-" + part);
    named("roleName", 10, part -> account + "-" + part + "-role");
    named("policyName", 8, part -> account + "-" + part + "-policy");
    named("alarmName", 6, part -> account + "-" + part + "-errors");
    names.put("clusterName", List.of(account + "-cluster"));
    names.put("trailName", List.of(company + "-organization-trail"));
    names.put("dbInstance", List.of(account + "-primary", account + "-replica"));
    names.put("userName", List.of("svc-" + account + "-deploy", "svc-mailer", "legacy-backup"));
    resources();
    secrets();
    return Map.copyOf(names);
  }

  private void named(String kind, int count, Function<String, String> name) {
    names.put(kind, PARTS.subList(0, count).stream().map(name).toList());
  }

  private void resources() {
    numbered("vpcId", "vpc-0", 2);
    numbered("subnetId", "subnet-0", 6);
    numbered("groupId", "sg-0", 8);
    numbered("volumeId", "vol-0", 18);
    numbered("snapshotId", "snap-0", 30);
    numbered("imageId", "ami-0", 5);
    numbered("routeTableId", "rtb-0", 4);
    numbered("flowLogId", "fl-0", 2);
    made("kmsKeyId", 5, () -> draw.uuid());
    made("detectorId", 1, () -> draw.hex(32));
    made("targetGroup", 3, () -> account + "-web/" + draw.hex(16));
    made("hostedZoneId", 2, () -> "Z0" + draw.letters(Alphabets.UPPER, 19));
    made("userKeyId", 3, () -> Identifiers.accessKey("AKIA", draw));
    made("userPrincipalId", 3, () -> Identifiers.principal("AIDA", draw));
  }

  private void numbered(String kind, String prefix, int count) {
    made(kind, count, () -> prefix + draw.hex(16));
  }

  private void made(String kind, int count, Supplier<String> maker) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(maker.get());
    }
    names.put(kind, List.copyOf(values));
  }

  private void secrets() {
    names.put(
        "secretArn",
        SECRETS.stream()
            .map(secret ->
                "arn:aws:secretsmanager:"
                    + region
                    + ":"
                    + id
                    + ":secret:"
                    + account
                    + "/"
                    + secret
                    + "-"
                    + draw.letters(Alphabets.ALPHANUMERIC, 6))
            .toList());
  }
}
