package dev.haetae.findings.shape;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.detect.Template;
import dev.haetae.model.event.Event;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Sequence;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A finding in the AWS Security Finding Format, 2018-10-08. What is longer than Security Hub takes
 * is cut.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_AwsSecurityFinding.html">
 *     AwsSecurityFinding</a>
 */
final class Asff {
  private static final int TITLE = 256;
  private static final int DESCRIPTION = 1024;
  private static final int REMEDIATION = 512;
  private static final int ID = 512;
  private static final int FIELD_NAME = 128;
  private static final int FIELD_VALUE = 2048;
  private static final int FIELDS = 50;
  private static final int RESOURCES = 32;

  private static final Map<String, String> RESOURCE_TYPES =
      Map.of(
          "AccessKey", "AwsIamAccessKey",
          "IAMUser", "AwsIamUser",
          "IAMRole", "AwsIamRole",
          "IAMGroup", "AwsIamGroup",
          "IAMPolicy", "AwsIamPolicy",
          "Instance", "AwsEc2Instance",
          "S3Bucket", "AwsS3Bucket",
          "S3Object", "AwsS3Object",
          "SecurityGroup", "AwsEc2SecurityGroup",
          "Trail", "AwsCloudTrailTrail");

  private Asff() {}

  static void write(Finding finding, JsonGenerator json) throws IOException {
    json.writeTree(of(finding));
  }

  static ObjectNode of(Finding finding) {
    ObjectNode asff = Json.MAPPER.createObjectNode();
    asff.put("SchemaVersion", "2018-10-08");
    asff.put("Id", finding.id());
    asff.put("ProductArn", productArn(finding));
    asff.put("ProductName", "Haetae");
    asff.put("CompanyName", "Haetae");
    asff.put("Region", Aws.region(finding));
    asff.put("GeneratorId", Template.cut(finding.detector(), ID));
    asff.put("AwsAccountId", Aws.account(finding));
    asff.putArray("Types").add(AsffTypes.of(finding.type()));
    putTimes(asff, finding);
    putSeverity(asff.putObject("Severity"), finding);
    asff.put("Confidence", Math.round(finding.confidence() * 100));
    asff.put("Title", Template.cut(finding.title(), TITLE));
    asff.put("Description", Template.cut(description(finding), DESCRIPTION));
    putRemediation(asff, finding);
    putFields(asff.putObject("ProductFields"), finding);
    putResources(asff.putArray("Resources"), finding);
    putAction(asff, finding);
    asff.putObject("Workflow")
        .put("Status", finding.suppressed().isPresent() ? "SUPPRESSED" : "NEW");
    asff.put("RecordState", "ACTIVE");
    asff.put("Sample", finding.sample());
    return asff;
  }

  private static String productArn(Finding finding) {
    return "arn:%s:securityhub:%s:%s:product/%s/default"
        .formatted(
            Aws.partition(finding),
            Aws.region(finding),
            Aws.account(finding),
            Aws.account(finding));
  }

  private static void putTimes(ObjectNode asff, Finding finding) {
    String first = Times.isoMillis(finding.firstSeen());
    String last = Times.isoMillis(finding.lastSeen());
    if (finding.firstSeen() != Event.NO_TIME) {
      asff.put("FirstObservedAt", first).put("LastObservedAt", last);
    }
    asff.put("CreatedAt", first).put("UpdatedAt", last);
  }

  private static void putSeverity(ObjectNode severity, Finding finding) {
    double score = finding.severity().score();
    severity.put("Label", finding.severity().label().name());
    severity.put("Normalized", Math.round(score * 10));
    severity.put("Original", String.valueOf(score));
  }

  private static String description(Finding finding) {
    String text = Sentences.explanation(finding);
    return text.isEmpty() ? finding.title() : text;
  }

  private static void putRemediation(ObjectNode asff, Finding finding) {
    String next = Sentences.joined(finding.explanation().next());
    if (!next.isEmpty()) {
      asff.putObject("Remediation")
          .putObject("Recommendation")
          .put("Text", Template.cut(next, REMEDIATION));
    }
  }

  private static void putFields(ObjectNode fields, Finding finding) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("haetae/type", finding.type().toString());
    texts.put("haetae/count", String.valueOf(finding.count()));
    texts.put("haetae/generation", String.valueOf(finding.generation()));
    texts.put("haetae/previous", finding.previous().orElse(""));
    texts.put("haetae/suppressed", finding.suppressed().orElse(""));
    texts.put("haetae/reportedBy", finding.reportedBy().orElse(""));
    texts.put("haetae/principal", finding.actor().principal());
    texts.put("haetae/sessions", String.join(", ", finding.actor().sessions()));
    texts.put("haetae/accessKeys", String.join(", ", finding.actor().accessKeys()));
    texts.put("haetae/addresses", String.join(", ", finding.actor().addresses()));
    texts.put("haetae/userAgents", String.join(", ", finding.actor().userAgents()));
    texts.put("haetae/origins", String.join(", ", Chains.origins(finding.actor())));
    texts.put("haetae/chains", String.join("; ", Chains.texts(finding.actor())));
    texts.put("haetae/hosts", String.join(", ", finding.actor().hosts()));
    texts.put("haetae/techniques", String.join(", ", finding.techniques()));
    texts.put("haetae/tactics", String.join(", ", finding.tactics()));
    texts.put("haetae/otherwise", Sentences.joined(finding.explanation().otherwise()));
    finding.sequence().ifPresent(sequence -> putSequence(sequence, texts));
    finding.baseline().forEach((name, value) -> texts.put("haetae/baseline/" + name, value));
    texts.values().removeIf(String::isEmpty);
    texts.entrySet().stream()
        .limit(FIELDS)
        .forEach(field ->
            fields.put(
                Template.cut(field.getKey(), FIELD_NAME),
                Template.cut(field.getValue(), FIELD_VALUE)));
  }

  private static void putSequence(Sequence sequence, Map<String, String> texts) {
    texts.put("haetae/sequence/story", sequence.story());
    texts.put("haetae/sequence/reached", String.join(", ", sequence.reached()));
    texts.put("haetae/sequence/principals", String.join(", ", sequence.principals()));
    texts.put(
        "haetae/sequence/steps",
        sequence.steps().stream().map(Sequence.Step::findingId).collect(Collectors.joining(", ")));
    texts.put("haetae/sequence/reasons", Sentences.joined(sequence.reasons()));
    texts.put(
        "haetae/sequence/containment",
        Sentences.joined(sequence.containment().stream().map(Sequence.Measure::text).toList()));
  }

  /** What was acted upon; the account where the finding names nothing, for one is required. */
  private static void putResources(ArrayNode resources, Finding finding) {
    finding.resources().forEach((kind, text) -> putResources(resources, finding, kind, text));
    if (resources.isEmpty()) {
      putResource(resources, finding, "AwsAccount", "AWS::::Account:" + Aws.account(finding));
    }
  }

  private static void putResources(ArrayNode resources, Finding finding, String kind, String text) {
    List<String> names = text.startsWith("{") ? List.of(objectName(text)) : Aws.names(text);
    for (String name : names) {
      if (!name.isEmpty() && resources.size() < RESOURCES) {
        putResource(resources, finding, RESOURCE_TYPES.getOrDefault(kind, "Other"), name);
      }
    }
  }

  /** The name inside a user identity, the one object that stands for a resource in a log. */
  private static String objectName(String text) {
    RawRecord object = new RawRecord("", Json.container(text).orElse(Json.MAPPER.nullNode()));
    for (String key : List.of("accessKeyId", "arn", "principalId")) {
      if (!object.text(key).isEmpty()) {
        return object.text(key);
      }
    }
    return text;
  }

  private static void putResource(ArrayNode resources, Finding finding, String type, String name) {
    resources
        .addObject()
        .put("Type", type)
        .put("Id", Template.cut(name, ID))
        .put("Partition", Aws.partition(finding))
        .put("Region", Aws.region(finding));
  }

  private static void putAction(ObjectNode asff, Finding finding) {
    RawRecord call = RawRecord.newest(finding);
    if (!call.log().equals("cloudtrail") || call.text("eventName").isEmpty()) {
      return;
    }
    ObjectNode action = asff.putObject("Action").put("ActionType", "AWS_API_CALL");
    String address = call.text("sourceIPAddress");
    ObjectNode api =
        action
            .putObject("AwsApiCallAction")
            .put("Api", call.text("eventName"))
            .put("ServiceName", call.text("eventSource"))
            .put("CallerType", Aws.isIpv4(address) ? "remoteIp" : "domain");
    if (Aws.isIpv4(address)) {
      api.putObject("RemoteIpDetails").put("IpAddressV4", address);
    } else if (!address.isEmpty()) {
      api.putObject("DomainDetails").put("Domain", address.toLowerCase(Locale.ROOT));
    }
  }
}
