package dev.haetae.findings.shape;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Event;
import dev.haetae.model.finding.Actor;
import dev.haetae.model.finding.Explanation;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.finding.RoleChain;
import dev.haetae.model.log.Place;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Our own JSON object of a finding: everything it has, read back by {@link FindingReader}. */
final class FindingJson {
  private FindingJson() {}

  static void write(Finding finding, JsonGenerator json) throws IOException {
    json.writeStartObject();
    writeWhat(finding, json);
    writeWhen(finding, json);
    writeResources(finding.resources(), json);
    writeActor(finding.actor(), json);
    writeTexts("techniques", finding.techniques(), json);
    writeTexts("tactics", finding.tactics(), json);
    writeExplanation(finding, json);
    writeMap("baseline", finding.baseline(), json);
    writeEvidence(finding.evidence(), json);
    writeTexts("eventIds", finding.eventIds(), json);
    writeDaily(finding, json);
    json.writeNumberField("generation", finding.generation());
    writeOptional("previous", finding.previous(), json);
    writeOptional("suppressed", finding.suppressed(), json);
    json.writeBooleanField("sample", finding.sample());
    writeOptional("reportedBy", finding.reportedBy(), json);
    if (finding.sequence().isPresent()) {
      SequenceJson.write(finding.sequence().get(), json);
    }
    json.writeEndObject();
  }

  private static void writeWhat(Finding finding, JsonGenerator json) throws IOException {
    json.writeStringField("id", finding.id());
    json.writeStringField("type", finding.type().toString());
    json.writeStringField("title", finding.title());
    json.writeObjectFieldStart("severity");
    json.writeNumberField("score", finding.severity().score());
    json.writeStringField("label", finding.severity().label().word());
    json.writeEndObject();
    json.writeNumberField("confidence", finding.confidence());
    json.writeStringField("detector", finding.detector());
  }

  private static void writeWhen(Finding finding, JsonGenerator json) throws IOException {
    json.writeStringField("account", finding.account());
    json.writeStringField("region", finding.region());
    writeTime("firstSeen", finding.firstSeen(), json);
    writeTime("lastSeen", finding.lastSeen(), json);
    json.writeNumberField("count", finding.count());
  }

  /** A finding whose events have no time has no such key. */
  private static void writeTime(String name, long micros, JsonGenerator json) throws IOException {
    if (micros != Event.NO_TIME) {
      json.writeStringField(name, Times.iso(micros));
    }
  }

  private static void writeResources(Map<String, String> resources, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("resource");
    for (Map.Entry<String, String> resource : resources.entrySet()) {
      json.writeFieldName(resource.getKey());
      writeAsJson(resource.getValue(), json);
    }
    json.writeEndObject();
  }

  /** Compact JSON nests, where reading it back gives the same text; any other text is a string. */
  private static void writeAsJson(String text, JsonGenerator json) throws IOException {
    Optional<JsonNode> container =
        Json.container(text).filter(node -> node.toString().equals(text));
    if (container.isPresent()) {
      json.writeTree(container.get());
    } else {
      json.writeString(text);
    }
  }

  private static void writeActor(Actor actor, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("actor");
    json.writeStringField("principal", actor.principal());
    writeTexts("sessions", actor.sessions(), json);
    writeTexts("accessKeys", actor.accessKeys(), json);
    writeTexts("addresses", actor.addresses(), json);
    writeTexts("userAgents", actor.userAgents(), json);
    writeTexts("hosts", actor.hosts(), json);
    json.writeObjectFieldStart("unlisted");
    for (Map.Entry<EntityKind, Long> kind : actor.unlisted().entrySet()) {
      json.writeNumberField(kind.getKey().name().toLowerCase(Locale.ROOT), kind.getValue());
    }
    json.writeEndObject();
    if (!actor.chains().isEmpty()) {
      json.writeArrayFieldStart("chains");
      for (RoleChain chain : actor.chains()) {
        json.writeTree(Chains.json(chain));
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void writeExplanation(Finding finding, JsonGenerator json) throws IOException {
    Explanation explanation = finding.explanation();
    json.writeStringField("explanation", Sentences.explanation(finding));
    json.writeStringField("says", explanation.says());
    json.writeStringField("why", explanation.why());
    writeTexts("otherwise", explanation.otherwise(), json);
    writeTexts("next", explanation.next(), json);
  }

  private static void writeEvidence(List<Occurrence> evidence, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("evidence");
    for (Occurrence occurrence : evidence) {
      Place place = occurrence.place();
      json.writeStartObject();
      json.writeStringField("eventId", occurrence.eventId());
      writeTime("time", occurrence.time(), json);
      if (occurrence.assumed()) {
        json.writeBooleanField("timeAssumed", true);
      }
      json.writeStringField("log", occurrence.log());
      json.writeStringField("place", place.toString());
      json.writeStringField("raw", occurrence.raw());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeDaily(Finding finding, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("daily");
    for (Map.Entry<LocalDate, Long> day : finding.daily().entrySet()) {
      json.writeNumberField(day.getKey().toString(), day.getValue());
    }
    json.writeEndObject();
  }

  private static void writeMap(String name, Map<String, String> map, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> entry : map.entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  private static void writeTexts(String name, List<String> texts, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void writeOptional(String name, Optional<String> text, JsonGenerator json)
      throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    }
  }
}
