package dev.haetae.app.report.finding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.findings.shape.RawJson;
import dev.haetae.model.finding.Actor;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Occurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A credential that one principal made or took, as CloudTrail's answer to the call tells.
 *
 * @param time when, microseconds since 1970
 * @param from the principal that called
 * @param call the name of the call
 * @param key id of the access key it got
 * @param to for whom the key works; empty where the answer does not say
 */
public record Handover(long time, String from, String call, String key, String to) {

  /** The handovers that the evidence of a finding shows. */
  static List<Handover> of(Finding finding) {
    List<Handover> all = new ArrayList<>();
    for (Occurrence occurrence : finding.evidence()) {
      if (!isCandidate(occurrence.raw())) {
        continue;
      }
      RawJson.of(occurrence.raw())
          .flatMap(record -> of(caller(finding.actor(), record), occurrence.time(), record))
          .ifPresent(all::add);
    }
    return all;
  }

  /** Most records hand nothing over and need not be parsed. */
  private static boolean isCandidate(String raw) {
    return raw.contains("\"credentials\"") || raw.contains("\"accessKey\"");
  }

  /** Who called; a correlation's evidence also has calls of others than the finding's actor. */
  private static String caller(Actor actor, JsonNode record) {
    String arn = record.path("userIdentity").path("arn").asText("");
    boolean isActor =
        arn.isEmpty() || arn.equals(actor.principal()) || actor.sessions().contains(arn);
    return isActor ? actor.principal() : arn;
  }

  private static Optional<Handover> of(String principal, long time, JsonNode record) {
    JsonNode answer = record.path("responseElements");
    String made = answer.path("accessKey").path("accessKeyId").asText("");
    String taken = answer.path("credentials").path("accessKeyId").asText("");
    String key = made.isEmpty() ? taken : made;
    String call = record.path("eventName").asText("");
    return key.isEmpty()
        ? Optional.empty()
        : Optional.of(new Handover(time, principal, call, key, owner(answer)));
  }

  private static String owner(JsonNode answer) {
    for (String path :
        List.of("/assumedRoleUser/arn", "/federatedUser/arn", "/accessKey/userName")) {
      String name = answer.at(path).asText("");
      if (!name.isEmpty()) {
        return name;
      }
    }
    return "";
  }
}
