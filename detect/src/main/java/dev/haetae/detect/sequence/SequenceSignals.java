package dev.haetae.detect.sequence;

import dev.haetae.detect.Detector;
import dev.haetae.detect.Tactics;
import dev.haetae.detect.Template;
import dev.haetae.detect.familiar.Familiarity;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes signals of what detectors fired on. */
public final class SequenceSignals {
  /** The field that says how a call ended: {@code success} where it did what it was to do. */
  public static final String OUTCOME = "haetae.outcome";

  /** What a cluster calls its service accounts: then the namespace and the name. */
  public static final String SERVICE_ACCOUNT = "system:serviceaccount:";

  /** How a call that did what it was to do ended. */
  public static final String SUCCESS = "success";

  /** Distinguishes a sign-in to the console from other calls. */
  private static final String EVENT_TYPE = "eventType";

  /** What logs of logins say where logs of calls say failed or denied. */
  private static final String LOGIN_FAILED = "failure";

  private static final String SIGN_IN = "AwsConsoleSignIn";

  /** What a rule without cases weighs: nobody knows what it makes of an ordinary day. */
  private static final double UNTRIED = 0.5;

  private static final Pattern TECHNIQUE = Pattern.compile("attack\\.(t[0-9]{4}(\\.[0-9]{3})?)");
  private static final String TACTIC = "attack.";

  private SequenceSignals() {}

  /** What is asked of an event. */
  public interface Fields {
    /** Every value of a name a detector may use. */
    List<String> values(String name);

    /** The names of an entity. */
    List<String> entity(EntityKind kind);

    /** Whether something came of it, as far as the log says. */
    default boolean succeeded() {
      return values(OUTCOME).contains(SUCCESS);
    }

    /** How usual it is that who acted calls from there. */
    default Familiarity familiarity() {
      return Familiarity.UNKNOWN;
    }

    /**
     * Who stands at the start of the session that acted, as principals: people, service accounts of
     * clusters; none where unknown.
     */
    default List<String> actors() {
      return List.of();
    }
  }

  /**
   * What was found.
   *
   * @param id of the finding
   * @param title as it is shown
   * @param support how much stands behind it, 0 to 1, as far as its detector can tell
   * @param tactics ATT&amp;CK tactics
   * @param evidence number of the event in the evidence store
   */
  public record Found(
      String id,
      FindingType type,
      String title,
      Severity severity,
      double support,
      List<String> tactics,
      long evidence) {}

  /** The names of fields it asks for besides those of the detector. */
  public static List<String> names() {
    return List.of(OUTCOME, EVENT_TYPE);
  }

  /** The paths an event must carry besides those its finding is made from. */
  public static Set<String> paths(FieldCatalog catalog) {
    Set<String> paths = new LinkedHashSet<>();
    names().forEach(name -> catalog.path(name).ifPresent(paths::add));
    return paths;
  }

  /** A signal of one firing of a detector. */
  public static SequenceSignal of(Detector detector, Found found, Event event, Fields fields) {
    Map<EntityKind, List<String>> entities = new EnumMap<>(EntityKind.class);
    for (EntityKind kind : EntityKind.values()) {
      List<String> names = kind == EntityKind.RESOURCE ? List.of() : fields.entity(kind);
      if (!names.isEmpty()) {
        entities.put(kind, cut(names));
      }
    }
    List<String> actors = fields.actors();
    if (!actors.isEmpty()) {
      List<String> principals =
          new ArrayList<>(entities.getOrDefault(EntityKind.PRINCIPAL, List.of()));
      principals.addAll(cut(actors));
      entities.put(EntityKind.PRINCIPAL, principals);
    }
    Map<String, List<String>> resources = new LinkedHashMap<>();
    detector
        .finding()
        .resources()
        .forEach((kind, field) -> {
          List<String> names = fields.values(field);
          if (!names.isEmpty()) {
            resources.put(kind, cut(names));
          }
        });
    return new SequenceSignal(
        finding(detector, found),
        new SignalEvent(
            event.time(),
            event.id(),
            found.evidence(),
            event.log(),
            event.account(),
            event.region()),
        fields.familiarity(),
        outcome(fields, found.severity()),
        entities,
        resources);
  }

  private static SignalFinding finding(Detector detector, Found found) {
    return new SignalFinding(
        found.id(),
        found.type(),
        Template.cut(found.title(), Template.LONGEST_VALUE),
        found.severity(),
        detector.isTried() ? found.support() : found.support() * UNTRIED,
        found.tactics(),
        techniques(detector.document().tags()));
  }

  private static List<String> cut(List<String> names) {
    return names.stream()
        .limit(SequenceSignal.MOST_NAMES)
        .map(name -> Template.cut(name, Template.LONGEST_VALUE))
        .toList();
  }

  /** The tactics among the tags of a rule. */
  public static List<String> tactics(List<String> tags) {
    return tags.stream()
        .map(tag -> tag.toLowerCase(Locale.ROOT).replace('_', '-'))
        .filter(tag -> tag.startsWith(TACTIC))
        .map(tag -> tag.substring(TACTIC.length()))
        .filter(Tactics.ORDER::contains)
        .distinct()
        .toList();
  }

  private static List<String> techniques(List<String> tags) {
    Set<String> techniques = new TreeSet<>();
    for (String tag : tags) {
      Matcher technique = TECHNIQUE.matcher(tag.toLowerCase(Locale.ROOT));
      if (technique.matches()) {
        techniques.add(technique.group(1).toUpperCase(Locale.ROOT));
      }
    }
    return List.copyOf(techniques);
  }

  /** A log that does not say is believed where the finding is more than a stopped attempt. */
  private static SequenceSignal.Outcome outcome(Fields fields, Severity severity) {
    List<String> outcome = fields.values(OUTCOME);
    boolean succeeded =
        outcome.isEmpty()
            ? severity.label().compareTo(Severity.Label.LOW) > 0
            : outcome.contains(SUCCESS);
    if (succeeded) {
      return SequenceSignal.Outcome.SUCCEEDED;
    }
    if (outcome.contains(LOGIN_FAILED) || fields.values(EVENT_TYPE).contains(SIGN_IN)) {
      return SequenceSignal.Outcome.UNPROVEN;
    }
    return outcome.isEmpty() ? SequenceSignal.Outcome.UNKNOWN : SequenceSignal.Outcome.FAILED;
  }
}
