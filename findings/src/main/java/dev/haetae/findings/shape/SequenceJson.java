package dev.haetae.findings.shape;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.model.event.Event;
import dev.haetae.model.finding.Sequence;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The attack a finding tells of, in our own shape. */
final class SequenceJson {
  private SequenceJson() {}

  /** Writes the key {@code sequence}. */
  static void write(Sequence sequence, JsonGenerator json) throws IOException {
    json.writeFieldName("sequence");
    json.writeTree(of(sequence));
  }

  static ObjectNode of(Sequence sequence) {
    ObjectNode object = Json.MAPPER.createObjectNode();
    object.put("story", sequence.story());
    put("tactics", sequence.tactics(), object);
    put("reached", sequence.reached(), object);
    putEntry(sequence.entry(), object.putObject("entry"));
    ArrayNode steps = object.putArray("steps");
    sequence.steps().forEach(step -> putStep(step, steps.addObject()));
    object.put("unlisted", sequence.unlisted());
    put("principals", sequence.principals(), object);
    putLists("resources", sequence.resources(), object);
    putLists("indicators", sequence.indicators(), object);
    ArrayNode containment = object.putArray("containment");
    for (Sequence.Measure measure : sequence.containment()) {
      ObjectNode one = containment.addObject().put("text", measure.text());
      measure.command().ifPresent(command -> one.put("command", command));
    }
    put("reasons", sequence.reasons(), object);
    put("others", sequence.others(), object);
    return object;
  }

  private static void put(String name, List<String> texts, ObjectNode object) {
    ArrayNode array = object.putArray(name);
    texts.forEach(array::add);
  }

  private static void putLists(String name, Map<String, List<String>> lists, ObjectNode object) {
    ObjectNode all = object.putObject(name);
    lists.forEach((kind, values) -> put(kind, values, all));
  }

  private static void putTime(String name, long micros, ObjectNode object) {
    if (micros != Event.NO_TIME) {
      object.put(name, Times.iso(micros));
    }
  }

  private static void putEntry(Sequence.Entry entry, ObjectNode object) {
    putTime("time", entry.time(), object);
    object
        .put("principal", entry.principal())
        .put("accessKey", entry.accessKey())
        .put("address", entry.address())
        .put("host", entry.host());
  }

  private static void putStep(Sequence.Step step, ObjectNode object) {
    putFinding(step.finding(), object);
    object.put("tactic", step.tactic());
    putSeen(step.seen(), object);
    putActor(step.actor(), object);
    object.put("succeeded", step.succeeded());
    object.put("core", step.isCore());
    object.put("adds", step.adds());
  }

  private static void putFinding(Sequence.StepFinding finding, ObjectNode object) {
    object.put("finding", finding.id());
    object.put("type", finding.type().toString());
    object.put("title", finding.title());
    object.put("severity", finding.severity().score());
  }

  private static void putSeen(Sequence.Seen seen, ObjectNode object) {
    putTime("firstSeen", seen.first(), object);
    putTime("lastSeen", seen.last(), object);
    object.put("account", seen.account());
    object.put("region", seen.region());
    object.put("log", seen.log());
  }

  private static void putActor(Sequence.StepActor actor, ObjectNode object) {
    object.put("principal", actor.principal());
    put("accessKeys", actor.accessKeys(), object);
    put("addresses", actor.addresses(), object);
  }
}
