package dev.haetae.findings.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Event;
import dev.haetae.model.finding.Actor;
import dev.haetae.model.finding.Explanation;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.finding.RoleChain;
import dev.haetae.model.finding.Sequence;
import dev.haetae.model.finding.Severity;
import dev.haetae.model.log.Place;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** A JSON object as {@link FindingJson} writes it, read with errors that name the key. */
final class FindingObject {
  private static final int LONGEST_QUOTE = 80;

  private final String path;
  private final JsonNode node;

  private FindingObject(String path, JsonNode node) {
    this.path = path;
    this.node = node;
    if (!node.isObject() && !node.isMissingNode()) {
      throw wrong("", node, "an object");
    }
  }

  /**
   * Reads a finding.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  static Finding read(JsonNode json) {
    FindingObject object = new FindingObject("", json);
    FindingObject severity = object.object("severity");
    return Finding.builder(
            object.required("id"), object.parsed("type", FindingType::parse), severity.severity())
        .detector(object.text("detector"))
        .title(object.text("title"))
        .confidence(object.number("confidence", 0))
        .account(object.textOr("account", Event.UNKNOWN))
        .region(object.textOr("region", Event.UNKNOWN))
        .firstSeen(object.time("firstSeen"))
        .lastSeen(object.time("lastSeen"))
        .count(object.whole("count", 0))
        .daily(object.daily())
        .resources(object.object("resource").map())
        .actor(actor(object.object("actor")))
        .techniques(object.texts("techniques"))
        .tactics(object.texts("tactics"))
        .explanation(
            new Explanation(
                object.textOr("says", object.text("explanation")),
                object.text("why"),
                object.texts("otherwise"),
                object.texts("next")))
        .baseline(object.object("baseline").map())
        .evidence(object.evidence())
        .eventIds(object.texts("eventIds"))
        .generation(Math.toIntExact(object.whole("generation", 1)))
        .previous(object.optional("previous"))
        .suppressed(object.optional("suppressed"))
        .sample(object.flag("sample"))
        .reportedBy(object.optional("reportedBy"))
        .sequence(object.sequence())
        .build();
  }

  private Optional<Sequence> sequence() {
    if (!node.hasNonNull("sequence")) {
      return Optional.empty();
    }
    FindingObject sequence = object("sequence");
    return Optional.of(
        new Sequence(
            sequence.objects("steps").stream().map(FindingObject::step).toList(),
            sequence.whole("unlisted", 0),
            sequence.texts("tactics"),
            sequence.texts("reached"),
            sequence.object("entry").entry(),
            sequence.texts("principals"),
            sequence.object("resources").lists(),
            sequence.object("indicators").lists(),
            sequence.objects("containment").stream()
                .map(each -> new Sequence.Measure(each.text("text"), each.optional("command")))
                .toList(),
            sequence.texts("reasons"),
            sequence.texts("others"),
            sequence.text("story")));
  }

  private Sequence.Step step() {
    return new Sequence.Step(
        new Sequence.StepFinding(
            text("finding"),
            parsed("type", FindingType::parse),
            text("title"),
            severity("severity")),
        text("tactic"),
        new Sequence.Seen(
            time("firstSeen"),
            time("lastSeen"),
            textOr("account", Event.UNKNOWN),
            textOr("region", Event.UNKNOWN),
            text("log")),
        new Sequence.StepActor(text("principal"), texts("accessKeys"), texts("addresses")),
        flag("succeeded"),
        flag("core"),
        number("adds", 0));
  }

  private Sequence.Entry entry() {
    return new Sequence.Entry(
        time("time"), text("principal"), text("accessKey"), text("address"), text("host"));
  }

  private List<FindingObject> objects(String key) {
    List<FindingObject> objects = new ArrayList<>();
    for (JsonNode each : array(key)) {
      objects.add(new FindingObject(path(key), each));
    }
    return objects;
  }

  private Map<String, List<String>> lists() {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      lists.put(entry.getKey(), texts(entry.getKey()));
    }
    return lists;
  }

  private static Actor actor(FindingObject actor) {
    TreeMap<EntityKind, Long> unlisted = new TreeMap<>();
    FindingObject counts = actor.object("unlisted");
    for (EntityKind kind : EntityKind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      if (counts.node.has(name)) {
        unlisted.put(kind, counts.whole(name, 0));
      }
    }
    return new Actor(
        actor.text("principal"),
        actor.texts("sessions"),
        actor.texts("accessKeys"),
        actor.texts("addresses"),
        actor.texts("userAgents"),
        actor.texts("hosts"),
        unlisted,
        actor.chains());
  }

  private List<RoleChain> chains() {
    List<RoleChain> chains = new ArrayList<>();
    for (JsonNode each : array("chains")) {
      FindingObject chain = new FindingObject(path("chains"), each);
      chains.add(
          new RoleChain(
              chain.text("origin"),
              chain.text("kind"),
              chain.flag("whole"),
              chain.whole("left", 0),
              chain.steps()));
    }
    return chains;
  }

  private List<RoleChain.Step> steps() {
    List<RoleChain.Step> steps = new ArrayList<>();
    for (JsonNode each : array("steps")) {
      FindingObject step = new FindingObject(path("steps"), each);
      steps.add(
          new RoleChain.Step(
              step.time("time"),
              step.text("call"),
              step.text("by"),
              step.text("session"),
              step.text("accessKey"),
              step.text("eventId")));
    }
    return steps;
  }

  private List<Occurrence> evidence() {
    List<Occurrence> evidence = new ArrayList<>();
    for (JsonNode each : array("evidence")) {
      FindingObject event = new FindingObject(path("evidence"), each);
      evidence.add(
          new Occurrence(
              event.text("eventId"),
              event.time("time"),
              event.flag("timeAssumed"),
              event.text("log"),
              place(event.text("place")),
              event.text("raw")));
    }
    return evidence;
  }

  /** The inverse of {@link Place#toString}. */
  private static Place place(String text) {
    int colon = text.lastIndexOf(':');
    String line = text.substring(colon + 1);
    boolean hasLine = colon > 0 && line.matches("[1-9][0-9]{0,17}");
    return hasLine ? new Place(text.substring(0, colon), Long.parseLong(line)) : Place.of(text);
  }

  private SortedMap<LocalDate, Long> daily() {
    FindingObject days = object("daily");
    TreeMap<LocalDate, Long> daily = new TreeMap<>();
    for (Map.Entry<String, JsonNode> day : days.node.properties()) {
      try {
        daily.put(LocalDate.parse(day.getKey()), days.whole(day.getKey(), 0));
      } catch (DateTimeException e) {
        throw wrong("daily", Json.MAPPER.valueToTree(day.getKey()), "days such as 2026-01-31");
      }
    }
    return daily;
  }

  private Map<String, String> map() {
    Map<String, String> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      JsonNode value = entry.getValue();
      map.put(entry.getKey(), value.isTextual() ? value.textValue() : value.toString());
    }
    return map;
  }

  private Severity severity() {
    return severity("score");
  }

  private Severity severity(String key) {
    double score = number(key, Double.NaN);
    if (!(score >= 1 && score <= 10)) {
      throw wrong(key, node.path(key), "a number from 1 to 10");
    }
    return new Severity(score);
  }

  private FindingObject object(String key) {
    JsonNode value = node.path(key);
    return new FindingObject(path(key), value.isNull() ? MissingNode.getInstance() : value);
  }

  private String required(String key) {
    String text = text(key);
    if (text.isEmpty()) {
      throw wrong(key, node.path(key), "a text");
    }
    return text;
  }

  private String text(String key) {
    return textOr(key, "");
  }

  private String textOr(String key, String otherwise) {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isTextual()) {
      throw wrong(key, value, "a text");
    }
    return value.textValue();
  }

  private Optional<String> optional(String key) {
    return node.hasNonNull(key) ? Optional.of(text(key)) : Optional.empty();
  }

  private <T> T parsed(String key, Function<String, T> parse) {
    try {
      return parse.apply(required(key));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("\"" + path(key) + "\": " + e.getMessage(), e);
    }
  }

  private long time(String key) {
    String text = text(key);
    if (text.isEmpty()) {
      return Event.NO_TIME;
    }
    try {
      return Times.micros(text);
    } catch (DateTimeException | ArithmeticException e) {
      throw wrong(key, node.path(key), "a time such as 2026-01-31T12:00:00Z");
    }
  }

  private double number(String key, double otherwise) {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isNumber()) {
      throw wrong(key, value, "a number");
    }
    return value.doubleValue();
  }

  private long whole(String key, long otherwise) {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(key, value, "a whole number");
    }
    return value.longValue();
  }

  private boolean flag(String key) {
    JsonNode value = node.path(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw wrong(key, value, "true or false");
    }
    return value.booleanValue();
  }

  private List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : array(key)) {
      if (!each.isTextual()) {
        throw wrong(key, each, "texts");
      }
      texts.add(each.textValue());
    }
    return texts;
  }

  private JsonNode array(String key) {
    JsonNode value = node.path(key);
    if (!value.isArray() && !value.isMissingNode() && !value.isNull()) {
      throw wrong(key, value, "an array");
    }
    return value;
  }

  private String path(String key) {
    return path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
  }

  private IllegalArgumentException wrong(String key, JsonNode met, String expected) {
    String name = path(key);
    String quoted = met.toString();
    return new IllegalArgumentException(
        (name.isEmpty() ? "the line" : "\"" + name + "\"")
            + (met.isMissingNode() ? " is missing" : " is " + cut(quoted))
            + "; expected "
            + expected);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }
}
