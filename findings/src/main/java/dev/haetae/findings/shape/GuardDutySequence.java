package dev.haetae.findings.shape;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An attack sequence as GuardDuty's {@code service.detection.sequence}.
 *
 * @see <a href="https://docs.aws.amazon.com/guardduty/latest/APIReference/API_Sequence.html">
 *     Sequence</a>
 */
final class GuardDutySequence {
  /** Kinds of resource that GuardDuty has a word for; others it could not read. */
  private static final Map<String, String> RESOURCE_TYPES =
      Map.of(
          "Instance", "EC2_INSTANCE",
          "S3Bucket", "S3_BUCKET",
          "S3Object", "S3_OBJECT",
          "AccessKey", "ACCESS_KEY",
          "EKSCluster", "EKS_CLUSTER");

  private GuardDutySequence() {}

  static void put(Finding finding, Sequence sequence, ObjectNode json) {
    json.put("uid", finding.id());
    json.put("description", sequence.story());
    List<String> addresses = sequence.indicators().getOrDefault("address", List.of());
    putActors(sequence, json.putArray("actors"));
    putResources(finding, sequence, json.putArray("resources"));
    ArrayNode endpoints = json.putArray("endpoints");
    addresses.forEach(address ->
        endpoints.addObject().put("id", id("endpoint", addresses, address)).put("ip", address));
    ArrayNode signals = json.putArray("signals");
    sequence.steps().forEach(step -> putSignal(step, sequence, addresses, signals.addObject()));
    ArrayNode indicators = json.putArray("sequenceIndicators");
    putIndicator("ATTACK_TACTIC", sequence.tactics(), indicators);
    putIndicator("ATTACK_TECHNIQUE", finding.techniques(), indicators);
    sequence.others().forEach(json.putArray("additionalSequenceTypes")::add);
  }

  private static String id(String kind, List<String> all, String one) {
    return kind + "-" + (all.indexOf(one) + 1);
  }

  private static void putActors(Sequence sequence, ArrayNode actors) {
    for (String name : sequence.principals()) {
      ObjectNode actor = actors.addObject().put("id", id("actor", sequence.principals(), name));
      ObjectNode user = actor.putObject("user").put("uid", name);
      user.put("name", name.substring(name.lastIndexOf('/') + 1));
      sequence.steps().stream()
          .filter(step -> step.actor().principal().equals(name))
          .flatMap(step -> step.actor().accessKeys().stream())
          .findFirst()
          .ifPresent(key -> user.put("credentialUid", key));
      String[] arn = name.split(":", 6);
      if (arn.length == 6) {
        user.putObject("account").put("uid", arn[4]);
      }
    }
  }

  private static void putResources(Finding finding, Sequence sequence, ArrayNode resources) {
    sequence
        .resources()
        .forEach((kind, names) -> {
          if (RESOURCE_TYPES.containsKey(kind)) {
            for (String name : names) {
              resources
                  .addObject()
                  .put("uid", name)
                  .put("name", name)
                  .put("accountId", Aws.account(finding))
                  .put("resourceType", RESOURCE_TYPES.get(kind))
                  .put("region", Aws.region(finding));
            }
          }
        });
  }

  private static void putSignal(
      Sequence.Step step, Sequence sequence, List<String> addresses, ObjectNode signal) {
    signal.put("uid", step.findingId()).put("type", "FINDING");
    signal.put("name", step.finding().type().toString()).put("description", step.finding().title());
    signal.put("createdAt", Times.isoMillis(step.seen().first()));
    signal.put("updatedAt", Times.isoMillis(step.seen().last()));
    signal.put("firstSeenAt", Times.isoMillis(step.seen().first()));
    signal.put("lastSeenAt", Times.isoMillis(step.seen().last()));
    signal.put("severity", step.finding().severity().score());
    if (sequence.principals().contains(step.actor().principal())) {
      signal.putArray("actorIds").add(id("actor", sequence.principals(), step.actor().principal()));
    }
    List<String> known = new ArrayList<>(step.actor().addresses());
    known.retainAll(addresses);
    ArrayNode endpoints = signal.putArray("endpointIds");
    known.forEach(address -> endpoints.add(id("endpoint", addresses, address)));
    if (!step.tactic().isEmpty()) {
      putIndicator("ATTACK_TACTIC", List.of(step.tactic()), signal.putArray("signalIndicators"));
    }
  }

  private static void putIndicator(String key, List<String> values, ArrayNode indicators) {
    if (!values.isEmpty()) {
      ArrayNode array = indicators.addObject().put("key", key).putArray("values");
      values.forEach(array::add);
    }
  }
}
