package dev.haetae.findings.shape;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.model.Phrase;
import dev.haetae.model.event.Event;
import dev.haetae.model.finding.Actor;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.RoleChain;
import java.util.List;

/** How the sessions of a finding came to be, for shapes that have no place of their own for it. */
final class Chains {
  private Chains() {}

  /** Who stands at the start of each chain; each once. */
  static List<String> origins(Actor actor) {
    return actor.chains().stream().map(RoleChain::origin).distinct().toList();
  }

  /** Each chain as one line: who, and what led from there to the session, names whole. */
  static List<String> texts(Actor actor) {
    return actor.chains().stream().map(Chains::text).toList();
  }

  private static String text(RoleChain chain) {
    StringBuilder text = new StringBuilder(chain.origin());
    text.append(" (").append(chain.kind()).append(')');
    for (RoleChain.Step step : chain.steps()) {
      text.append(" > ");
      text.append(step.time() == Event.NO_TIME ? "" : Times.iso(step.time()) + " ");
      text.append(step.call());
      text.append(step.session().isEmpty() ? "" : " " + step.session());
      text.append(step.accessKey().isEmpty() ? "" : " " + step.accessKey());
    }
    if (chain.left() > 0) {
      text.append(" [").append(Phrase.count(chain.left(), "step")).append(" in between left out]");
    }
    return text.append(chain.whole() ? "" : " [start unknown]").toString();
  }

  /** Puts the key {@code chains} in our own shape, where there are any. */
  static void put(Finding finding, ObjectNode object) {
    if (!finding.actor().chains().isEmpty()) {
      ArrayNode chains = object.putArray("chains");
      finding.actor().chains().forEach(chain -> chains.add(json(chain)));
    }
  }

  /** One chain in our own shape. */
  static ObjectNode json(RoleChain chain) {
    ObjectNode object = Json.MAPPER.createObjectNode();
    object.put("origin", chain.origin()).put("kind", chain.kind());
    object.put("whole", chain.whole()).put("left", chain.left());
    ArrayNode steps = object.putArray("steps");
    for (RoleChain.Step step : chain.steps()) {
      ObjectNode one = steps.addObject();
      if (step.time() != Event.NO_TIME) {
        one.put("time", Times.iso(step.time()));
      }
      one.put("call", step.call()).put("by", step.by()).put("session", step.session());
      one.put("accessKey", step.accessKey()).put("eventId", step.eventId());
    }
    return object;
  }
}
