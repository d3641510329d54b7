package dev.haetae.app.timeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.model.event.Micros;
import java.util.Collection;

/** Steps and entries for programs, as lines of JSON. */
public final class StepJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private StepJson() {}

  /** The line of a step. */
  public static String line(Step step) {
    ObjectNode json = NODES.objectNode();
    json.put("first", Micros.instant(step.first()).toString());
    json.put("last", Micros.instant(step.last()).toString());
    json.put("count", step.count());
    json.put("part", step.part().word());
    json.put("log", step.log());
    json.put("action", step.action());
    ObjectNode outcomes = json.putObject("outcomes");
    step.outcomes().forEach(outcomes::put);
    json.put("principal", step.principal());
    json.put("address", step.address());
    json.set("accounts", array(step.accounts()));
    json.set("regions", array(step.regions()));
    json.set("targets", array(step.targets()));
    json.put("unlistedTargets", step.unlisted());
    json.put("place", step.place().toString());
    return json.toString();
  }

  /** The line of an entry, its record with it. */
  public static String line(Entry entry) {
    ObjectNode json = NODES.objectNode();
    json.put("time", Micros.instant(entry.time()).toString());
    json.put("part", entry.part().word());
    json.put("log", entry.log());
    json.put("action", entry.action());
    json.put("outcome", entry.outcome());
    json.put("principal", entry.principal());
    json.put("address", entry.address());
    json.put("account", entry.account());
    json.put("region", entry.region());
    json.set("targets", array(entry.targets()));
    json.put("place", entry.place().toString());
    json.put("raw", entry.raw());
    return json.toString();
  }

  private static ArrayNode array(Collection<String> texts) {
    ArrayNode array = NODES.arrayNode();
    texts.forEach(array::add);
    return array;
  }
}
