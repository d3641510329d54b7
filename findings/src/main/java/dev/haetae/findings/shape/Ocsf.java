package dev.haetae.findings.shape;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.findings.Technique;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.finding.Sequence;
import dev.haetae.model.finding.Severity;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A finding as an OCSF Detection Finding.
 *
 * @see <a href="https://schema.ocsf.io/1.5.0/classes/detection_finding">Detection Finding</a>
 */
final class Ocsf {
  private static final String VERSION = "1.5.0";
  private static final int CATEGORY = 2;
  private static final int CLASS = 2004;
  private static final int CREATE = 1;
  private static final int IP_ADDRESS = 2;
  private static final int USER_NAME = 4;
  private static final int RESOURCE_UID = 10;
  private static final int AWS_ACCOUNT = 10;
  private static final int RULE = 1;

  private static final Map<String, String> TACTICS =
      Map.ofEntries(
          Map.entry("reconnaissance", "TA0043"),
          Map.entry("resource-development", "TA0042"),
          Map.entry("initial-access", "TA0001"),
          Map.entry("execution", "TA0002"),
          Map.entry("persistence", "TA0003"),
          Map.entry("privilege-escalation", "TA0004"),
          Map.entry("defense-evasion", "TA0005"),
          Map.entry("credential-access", "TA0006"),
          Map.entry("discovery", "TA0007"),
          Map.entry("lateral-movement", "TA0008"),
          Map.entry("collection", "TA0009"),
          Map.entry("command-and-control", "TA0011"),
          Map.entry("exfiltration", "TA0010"),
          Map.entry("impact", "TA0040"));

  private Ocsf() {}

  static void write(Finding finding, JsonGenerator json) throws IOException {
    json.writeTree(of(finding));
  }

  static ObjectNode of(Finding finding) {
    ObjectNode ocsf = Json.MAPPER.createObjectNode();
    putClass(ocsf);
    ocsf.put("time", Times.millis(finding.firstSeen()));
    ocsf.put("start_time", Times.millis(finding.firstSeen()));
    ocsf.put("end_time", Times.millis(finding.lastSeen()));
    ocsf.put("count", Math.min(finding.count(), Integer.MAX_VALUE));
    putSeverity(ocsf, finding.severity().label());
    putStatus(ocsf, finding);
    putConfidence(ocsf, finding.confidence());
    ocsf.put("is_alert", true);
    ocsf.put("message", finding.explanation().says());
    putMetadata(ocsf.putObject("metadata"), finding);
    putCloud(ocsf.putObject("cloud"), finding);
    putFinding(ocsf.putObject("finding_info"), finding);
    putResources(ocsf.putArray("resources"), finding);
    putEvidences(ocsf.putArray("evidences"), finding);
    putObservables(ocsf.putArray("observables"), finding);
    if (!finding.explanation().next().isEmpty()) {
      ocsf.putObject("remediation").put("desc", Sentences.joined(finding.explanation().next()));
    }
    putUnmapped(ocsf.putObject("unmapped"), finding);
    return ocsf;
  }

  private static void putClass(ObjectNode ocsf) {
    ocsf.put("category_uid", CATEGORY).put("category_name", "Findings");
    ocsf.put("class_uid", CLASS).put("class_name", "Detection Finding");
    ocsf.put("activity_id", CREATE).put("activity_name", "Create");
    ocsf.put("type_uid", CLASS * 100 + CREATE).put("type_name", "Detection Finding: Create");
  }

  private static void putSeverity(ObjectNode ocsf, Severity.Label label) {
    int id =
        switch (label) {
          case LOW -> 2;
          case MEDIUM -> 3;
          case HIGH -> 4;
          case CRITICAL -> 5;
        };
    ocsf.put("severity_id", id).put("severity", label.word());
  }

  private static void putStatus(ObjectNode ocsf, Finding finding) {
    if (finding.suppressed().isPresent()) {
      ocsf.put("status_id", 3).put("status", "Suppressed");
      ocsf.put("status_detail", finding.suppressed().get());
    } else {
      ocsf.put("status_id", 1).put("status", "New");
    }
  }

  /** Thirds of the scale, as OCSF has three words for it. */
  private static void putConfidence(ObjectNode ocsf, double confidence) {
    int id = confidence < 1 / 3.0 ? 1 : confidence < 2 / 3.0 ? 2 : 3;
    ocsf.put("confidence_id", id).put("confidence", List.of("Low", "Medium", "High").get(id - 1));
    ocsf.put("confidence_score", Math.round(confidence * 100));
  }

  private static void putMetadata(ObjectNode metadata, Finding finding) {
    metadata.put("version", VERSION).put("uid", finding.id());
    metadata.putObject("product").put("name", "Haetae").put("vendor_name", "Haetae");
    metadata.putArray("profiles").add("cloud");
  }

  private static void putCloud(ObjectNode cloud, Finding finding) {
    cloud.put("provider", "AWS").put("region", finding.region());
    cloud.put("cloud_partition", Aws.partition(finding));
    cloud
        .putObject("account")
        .put("uid", finding.account())
        .put("type_id", AWS_ACCOUNT)
        .put("type", "AWS Account");
  }

  private static void putFinding(ObjectNode info, Finding finding) {
    info.put("uid", finding.id()).put("title", finding.title());
    info.put("desc", Sentences.explanation(finding));
    info.putArray("types").add(finding.type().toString());
    info.put("created_time", Times.millis(finding.firstSeen()));
    info.put("first_seen_time", Times.millis(finding.firstSeen()));
    info.put("last_seen_time", Times.millis(finding.lastSeen()));
    ArrayNode logs = info.putArray("data_sources");
    finding.evidence().stream().map(Occurrence::log).distinct().sorted().forEach(logs::add);
    info.putObject("analytic")
        .put("uid", finding.detector())
        .put("name", finding.title())
        .put("type_id", RULE)
        .put("type", "Rule");
    putAttacks(info.putArray("attacks"), finding);
    finding.sequence().ifPresent(sequence -> putSteps(sequence, info.putArray("related_events")));
  }

  private static void putSteps(Sequence sequence, ArrayNode related) {
    for (Sequence.Step step : sequence.steps()) {
      related
          .addObject()
          .put("uid", step.findingId())
          .put("type", step.finding().type().toString())
          .put("title", step.finding().title())
          .put("first_seen_time", Times.millis(step.seen().first()))
          .put("last_seen_time", Times.millis(step.seen().last()));
    }
  }

  private static void putAttacks(ArrayNode attacks, Finding finding) {
    for (String technique : finding.techniques()) {
      int dot = technique.indexOf('.');
      ObjectNode attack = attacks.addObject();
      put(dot < 0 ? technique : technique.substring(0, dot), attack.putObject("technique"));
      if (dot >= 0) {
        put(technique, attack.putObject("sub_technique"));
      }
    }
    for (String tactic : finding.tactics()) {
      ObjectNode node = attacks.addObject().putObject("tactic").put("name", words(tactic));
      if (TACTICS.containsKey(tactic)) {
        node.put("uid", TACTICS.get(tactic));
      }
    }
  }

  private static void put(String technique, ObjectNode node) {
    node.put("uid", technique);
    Technique.of(technique).ifPresent(known -> node.put("name", known.name()));
  }

  /** {@code command-and-control} as ATT&amp;CK writes it: Command and Control. */
  private static String words(String tactic) {
    return Arrays.stream(tactic.split("-"))
        .filter(word -> !word.isEmpty())
        .map(word ->
            word.equals("and")
                ? word
                : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining(" "));
  }

  private static void putResources(ArrayNode resources, Finding finding) {
    finding
        .resources()
        .forEach((kind, text) -> {
          for (String name : Aws.names(text)) {
            resources
                .addObject()
                .put("uid", name)
                .put("type", kind)
                .put("region", finding.region());
          }
        });
  }

  private static void putEvidences(ArrayNode evidences, Finding finding) {
    for (Occurrence occurrence : finding.evidence()) {
      ObjectNode evidence = evidences.addObject();
      RawRecord raw = RawRecord.of(occurrence);
      evidence.put("uid", occurrence.eventId()).put("name", occurrence.place().toString());
      putCall(evidence, raw);
      evidence.put("data", occurrence.raw());
    }
  }

  private static void putCall(ObjectNode evidence, RawRecord raw) {
    if (!raw.text("eventName").isEmpty()) {
      evidence
          .putObject("api")
          .put("operation", raw.text("eventName"))
          .putObject("service")
          .put("name", raw.text("eventSource"));
    }
    if (!raw.text("userIdentity", "arn").isEmpty()) {
      evidence
          .putObject("actor")
          .putObject("user")
          .put("uid", raw.text("userIdentity", "arn"))
          .put("credential_uid", raw.text("userIdentity", "accessKeyId"));
    }
    String address = raw.text("sourceIPAddress");
    if (Aws.isIpv4(address) || Aws.isIpv6(address)) {
      evidence.putObject("src_endpoint").put("ip", address);
    }
    if (!raw.text("userAgent").isEmpty()) {
      evidence.putObject("http_request").put("user_agent", raw.text("userAgent"));
    }
  }

  private static void putObservables(ArrayNode observables, Finding finding) {
    String principal = finding.actor().principal();
    if (!principal.isEmpty()) {
      putObservable(observables, "actor.user.name", USER_NAME, "User Name", principal);
    }
    for (String origin : Chains.origins(finding.actor())) {
      if (!origin.equals(principal)) {
        putObservable(observables, "actor.user.name", USER_NAME, "User Name", origin);
      }
    }
    for (String address : finding.actor().addresses()) {
      if (Aws.isIpv4(address) || Aws.isIpv6(address)) {
        putObservable(observables, "src_endpoint.ip", IP_ADDRESS, "IP Address", address);
      }
    }
    for (String key : finding.actor().accessKeys()) {
      putObservable(observables, "actor.user.credential_uid", RESOURCE_UID, "Resource UID", key);
    }
  }

  private static void putObservable(
      ArrayNode observables, String name, int typeId, String type, String value) {
    observables
        .addObject()
        .put("name", name)
        .put("type_id", typeId)
        .put("type", type)
        .put("value", value);
  }

  private static void putUnmapped(ObjectNode unmapped, Finding finding) {
    unmapped.put("generation", finding.generation()).put("sample", finding.sample());
    finding.reportedBy().ifPresent(product -> unmapped.put("reported_by", product));
    finding.previous().ifPresent(previous -> unmapped.put("previous", previous));
    finding.explanation().otherwise().forEach(unmapped.withArray("otherwise")::add);
    finding.sequence().ifPresent(sequence -> unmapped.set("sequence", SequenceJson.of(sequence)));
    Chains.put(finding, unmapped);
    ObjectNode baseline = unmapped.putObject("baseline");
    finding.baseline().forEach(baseline::put);
  }
}
