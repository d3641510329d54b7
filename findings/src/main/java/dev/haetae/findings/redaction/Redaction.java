package dev.haetae.findings.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.re2j.Pattern;
import dev.haetae.findings.shape.RawJson;
import dev.haetae.model.finding.Actor;
import dev.haetae.model.finding.Explanation;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.finding.RoleChain;
import dev.haetae.model.finding.Sequence;
import dev.haetae.model.log.Place;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes who and where out of findings that leave the house: accounts, principals, names in ARNs,
 * keys, addresses, e-mails and user names get pseudonyms, in every text and in the evidence. Under
 * one secret equal things stay equal, so that the story can still be followed.
 *
 * <p>Types, Regions, calls, times and event ids stay. Not safe for use by several threads.
 */
public final class Redaction {
  private static final int SECRET_BYTES = 32;
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

  private final Pseudonyms pseudonyms;

  /**
   * Pseudonyms under a secret.
   *
   * @param secret not empty; whoever has it can prove who a pseudonym stands for
   */
  public Redaction(byte[] secret) {
    this.pseudonyms = new Pseudonyms(secret);
  }

  /** Pseudonyms that nobody can trace once this object is gone. */
  public static Redaction untraceable() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return new Redaction(secret);
  }

  /** The finding with pseudonyms in it. */
  public Finding redacted(Finding finding) {
    TextRedaction text = new TextRedaction(pseudonyms, Names.of(finding));
    // Not by a builder: what a finding has more one day must not get by without a decision here.
    return new Finding(
        pseudonyms.findingId(finding.id()),
        finding.detector(),
        finding.type(),
        text.redacted(finding.title()),
        finding.severity(),
        finding.confidence(),
        text.redacted(finding.account()),
        finding.region(),
        finding.firstSeen(),
        finding.lastSeen(),
        finding.count(),
        finding.daily(),
        records(finding.resources(), text),
        actor(finding.actor(), text),
        finding.techniques(),
        finding.tactics(),
        explanation(finding.explanation(), text),
        records(finding.baseline(), text),
        finding.evidence().stream().map(each -> occurrence(each, text)).toList(),
        texts(finding.eventIds(), text),
        finding.generation(),
        finding.previous().map(pseudonyms::findingId),
        finding.suppressed().map(text::redacted),
        finding.sample(),
        finding.reportedBy(),
        finding.sequence().map(each -> sequence(each, text)));
  }

  private Sequence sequence(Sequence sequence, TextRedaction text) {
    return new Sequence(
        sequence.steps().stream().map(step -> step(step, text)).toList(),
        sequence.unlisted(),
        sequence.tactics(),
        sequence.reached(),
        entry(sequence.entry(), text),
        texts(sequence.principals(), text),
        lists(sequence.resources(), text),
        lists(sequence.indicators(), text),
        sequence.containment().stream()
            .map(measure ->
                new Sequence.Measure(
                    text.redacted(measure.text()), measure.command().map(text::redacted)))
            .toList(),
        texts(sequence.reasons(), text),
        sequence.others(),
        text.redacted(sequence.story()));
  }

  private Sequence.Step step(Sequence.Step step, TextRedaction text) {
    return new Sequence.Step(
        finding(step.finding(), text),
        step.tactic(),
        seen(step.seen(), text),
        actor(step.actor(), text),
        step.succeeded(),
        step.isCore(),
        step.adds());
  }

  private Sequence.StepFinding finding(Sequence.StepFinding finding, TextRedaction text) {
    return new Sequence.StepFinding(
        pseudonyms.findingId(finding.id()),
        finding.type(),
        text.redacted(finding.title()),
        finding.severity());
  }

  private static Sequence.Seen seen(Sequence.Seen seen, TextRedaction text) {
    return new Sequence.Seen(
        seen.first(), seen.last(), text.redacted(seen.account()), seen.region(), seen.log());
  }

  private static Sequence.StepActor actor(Sequence.StepActor actor, TextRedaction text) {
    return new Sequence.StepActor(
        text.redacted(actor.principal()),
        texts(actor.accessKeys(), text),
        texts(actor.addresses(), text));
  }

  private static Sequence.Entry entry(Sequence.Entry entry, TextRedaction text) {
    return new Sequence.Entry(
        entry.time(),
        text.redacted(entry.principal()),
        text.redacted(entry.accessKey()),
        text.redacted(entry.address()),
        text.redacted(entry.host()));
  }

  private static Map<String, List<String>> lists(
      Map<String, List<String>> lists, TextRedaction text) {
    Map<String, List<String>> redacted = new LinkedHashMap<>();
    lists.forEach((kind, values) ->
        redacted.put(kind, values.stream().map(value -> record(value, text)).toList()));
    return redacted;
  }

  /**
   * Any other text with pseudonyms for what has the form of a name: ARNs, ids, addresses, paths.
   */
  public String redacted(String text) {
    return places(new TextRedaction(pseudonyms, Set.of())).within(text);
  }

  /** The name of a file, with its folders, or of an object in a bucket. */
  public String redactedPlace(String object) {
    return places(new TextRedaction(pseudonyms, Set.of())).redacted(object);
  }

  private PlaceRedaction places(TextRedaction text) {
    return new PlaceRedaction(pseudonyms, text);
  }

  private static Actor actor(Actor actor, TextRedaction text) {
    return new Actor(
        text.redacted(actor.principal()),
        sorted(actor.sessions(), text),
        sorted(actor.accessKeys(), text),
        sorted(actor.addresses(), text),
        sorted(actor.userAgents(), text),
        sorted(actor.hosts(), text),
        actor.unlisted(),
        actor.chains().stream().map(chain -> chain(chain, text)).toList());
  }

  private static RoleChain chain(RoleChain chain, TextRedaction text) {
    return new RoleChain(
        text.redacted(chain.origin()),
        chain.kind(),
        chain.whole(),
        chain.left(),
        chain.steps().stream()
            .map(step ->
                new RoleChain.Step(
                    step.time(),
                    step.call(),
                    text.redacted(step.by()),
                    text.redacted(step.session()),
                    text.redacted(step.accessKey()),
                    text.redacted(step.eventId())))
            .toList());
  }

  private static Explanation explanation(Explanation explanation, TextRedaction text) {
    return new Explanation(
        text.redacted(explanation.says()),
        text.redacted(explanation.why()),
        texts(explanation.otherwise(), text),
        texts(explanation.next(), text));
  }

  private Occurrence occurrence(Occurrence occurrence, TextRedaction text) {
    return new Occurrence(
        text.redacted(occurrence.eventId()),
        occurrence.time(),
        occurrence.assumed(),
        occurrence.log(),
        new Place(places(text).redacted(occurrence.place().object()), occurrence.place().line()),
        record(occurrence.raw(), text));
  }

  private static Map<String, String> records(Map<String, String> records, TextRedaction text) {
    Map<String, String> redacted = new LinkedHashMap<>();
    records.forEach((name, record) -> redacted.put(name, record(record, text)));
    return redacted;
  }

  /** JSON is redacted value by value, since an escape could hide a name in its text. */
  private static String record(String record, TextRedaction text) {
    return RawJson.of(record)
        .map(json -> json(json, text).toString())
        .orElseGet(() -> text.redacted(record));
  }

  private static JsonNode json(JsonNode node, TextRedaction text) {
    if (node.isObject()) {
      ObjectNode object = RawJson.emptyObject();
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        object.set(text.redacted(entry.getKey()), json(entry.getValue(), text));
      }
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = RawJson.emptyObject().arrayNode();
      node.forEach(each -> array.add(json(each, text)));
      return array;
    }
    if (node.isTextual()) {
      return TextNode.valueOf(record(node.textValue(), text));
    }
    return node.isNumber() ? number(node, text) : node;
  }

  /** An account may be written as a number; it stays one. So may a name, which becomes a text. */
  private static JsonNode number(JsonNode node, TextRedaction text) {
    String redacted = text.redacted(node.asText());
    if (!node.isIntegralNumber() || redacted.equals(node.asText())) {
      return node;
    }
    return WHOLE.matches(redacted)
        ? RawJson.emptyObject().numberNode(Long.parseLong(redacted))
        : TextNode.valueOf(redacted);
  }

  private static List<String> sorted(List<String> all, TextRedaction text) {
    List<String> redacted = new ArrayList<>(texts(all, text));
    redacted.sort(null);
    return redacted;
  }

  private static List<String> texts(List<String> all, TextRedaction text) {
    return all.stream().map(text::redacted).toList();
  }
}
