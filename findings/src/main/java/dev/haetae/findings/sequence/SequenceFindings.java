package dev.haetae.findings.sequence;

import dev.haetae.detect.Detector;
import dev.haetae.detect.Template;
import dev.haetae.detect.sequence.AttackSequence;
import dev.haetae.detect.sequence.SequenceSignal;
import dev.haetae.detect.sequence.SequenceStep;
import dev.haetae.detect.sigma.SigmaSequence;
import dev.haetae.findings.FindingSketch;
import dev.haetae.findings.Principal;
import dev.haetae.model.JsonText;
import dev.haetae.model.Phrase;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Micros;
import dev.haetae.model.finding.Actor;
import dev.haetae.model.finding.EvidenceStore;
import dev.haetae.model.finding.Explanation;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.finding.Sequence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes findings of attack sequences. */
public final class SequenceFindings {
  private static final int MOST_NAMES = 50;
  private static final int MOST_EVIDENCE = 40;

  /** Nothing that is inferred is certain. */
  private static final double MOST_SURE = 0.99;

  private static final int MOST_REASONS = 5;

  private final EvidenceStore evidence;

  /**
   * A maker.
   *
   * @param evidence where the events are that its signals name
   */
  public SequenceFindings(EvidenceStore evidence) {
    this.evidence = evidence;
  }

  /** The finding of a sequence, to be put in order among others. */
  public FindingSketch sketch(AttackSequence sequence) {
    return new FindingSketch(
        sequence.severity(), sequence.first(), id(sequence), () -> finding(sequence));
  }

  /**
   * The finding of a sequence. Its id follows from the detector's kind and the finding the sequence
   * began with, so that the same attack has the same id however it goes on.
   */
  public Finding finding(AttackSequence sequence) {
    Detector detector = sequence.detector();
    Detector.Declaration declaration = detector.finding();
    List<SequenceStep> core = sequence.core();
    SequenceStep entry = sequence.entry();
    List<Occurrence> occurrences = occurrences(core);
    Map<String, String> words = words(sequence);
    return Finding.builder(id(sequence), declaration.type(), sequence.severity())
        .detector(detector.id())
        .title(detector.document().title())
        .confidence(Math.min(MOST_SURE, Math.round(sequence.probability() * 100) / 100.0))
        .account(entry.signal().event().account())
        .region(entry.signal().event().region())
        .firstSeen(sequence.first())
        .lastSeen(sequence.last())
        .count(sequence.steps().size())
        .daily(daily(core))
        .resources(resources(core))
        .actor(actor(core))
        .techniques(techniques(core))
        .tactics(sequence.tactics())
        .explanation(
            new Explanation(
                Template.parse(declaration.says()).fill(name -> words.getOrDefault(name, "")),
                declaration.why(),
                declaration.otherwise(),
                declaration.next()))
        .baseline(baseline(sequence))
        .evidence(occurrences)
        .eventIds(occurrences.stream().map(Occurrence::eventId).distinct().toList())
        .sequence(Optional.of(told(sequence)))
        .build();
  }

  private static String id(AttackSequence sequence) {
    String began = "attack sequence of " + sequence.steps().get(0).signal().finding().id();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(began.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  private List<Occurrence> occurrences(List<SequenceStep> core) {
    Map<String, Occurrence> occurrences = new LinkedHashMap<>();
    for (SequenceStep step : core) {
      long number = step.signal().event().evidence();
      if (number != EvidenceStore.NONE && occurrences.size() < MOST_EVIDENCE) {
        Occurrence occurrence = evidence.occurrence(number);
        occurrences.putIfAbsent(occurrence.log() + " " + occurrence.eventId(), occurrence);
      }
    }
    return List.copyOf(occurrences.values());
  }

  /** What the texts of a detector file may quote. */
  private static Map<String, String> words(AttackSequence sequence) {
    Map<String, String> words = new LinkedHashMap<>();
    List<String> principals = principals(sequence.core());
    String first = principals.isEmpty() ? "" : new Principal(principals.get(0)).shortName();
    int others = principals.size() - 1;
    words.put("sequence.entry", SequenceStory.entrance(sequence.entry()));
    words.put("sequence.who", others > 0 ? first + " and " + others + " more" : first);
    words.put("sequence.tactics", SequenceStory.shortened(sequence.tactics()));
    words.put("sequence.reached", SequenceStory.joined(sequence.reached()));
    int steps = sequence.core().size();
    words.put("sequence.steps", Phrase.count(steps, "step"));
    words.put("sequence.time", SequenceStory.length(sequence.last() - sequence.first()));
    return words;
  }

  private static Map<String, String> baseline(AttackSequence sequence) {
    Map<String, String> baseline = new LinkedHashMap<>();
    baseline.put("confidence", decimal(sequence.probability()));
    baseline.put("threshold", decimal(threshold(sequence)));
    return baseline;
  }

  private static double threshold(AttackSequence sequence) {
    return ((SigmaSequence) sequence.detector().document()).threshold();
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.2f", Math.min(MOST_SURE, number));
  }

  private static SortedMap<LocalDate, Long> daily(List<SequenceStep> core) {
    SortedMap<LocalDate, Long> daily = new TreeMap<>();
    for (SequenceStep step : core) {
      daily.merge(LocalDate.ofEpochDay(Micros.day(step.first())), 1L, Long::sum);
    }
    return daily;
  }

  private static Map<String, String> resources(List<SequenceStep> core) {
    Map<String, String> texts = new LinkedHashMap<>();
    acted(core).forEach((kind, names) -> texts.put(kind, JsonText.oneOrArray(names)));
    return texts;
  }

  private static Map<String, List<String>> acted(List<SequenceStep> core) {
    Map<String, Set<String>> sets = new LinkedHashMap<>();
    for (SequenceStep step : core) {
      step.signal()
          .resources()
          .forEach((kind, names) ->
              sets.computeIfAbsent(kind, unused -> new LinkedHashSet<>()).addAll(names));
    }
    sets.remove(Finding.PEER);
    Map<String, List<String>> acted = new LinkedHashMap<>();
    sets.forEach((kind, names) -> acted.put(kind, names.stream().limit(MOST_NAMES).toList()));
    return acted;
  }

  private static List<String> names(List<SequenceStep> core, EntityKind kind) {
    return core.stream()
        .flatMap(step -> names(step.signal(), kind))
        .distinct()
        .limit(MOST_NAMES)
        .toList();
  }

  private static Stream<String> names(SequenceSignal signal, EntityKind kind) {
    Stream<String> names = signal.names(kind).stream();
    return kind == EntityKind.ADDRESS ? Stream.concat(names, signal.peers().stream()) : names;
  }

  private static List<String> sorted(List<SequenceStep> core, EntityKind kind) {
    return names(core, kind).stream().sorted().toList();
  }

  private static Actor actor(List<SequenceStep> core) {
    List<String> principals = principals(core);
    return new Actor(
        principals.isEmpty() ? "" : principals.get(0),
        sorted(core, EntityKind.SESSION),
        sorted(core, EntityKind.ACCESS_KEY),
        sorted(core, EntityKind.ADDRESS),
        sorted(core, EntityKind.USER_AGENT),
        sorted(core, EntityKind.HOST));
  }

  /** Who acted. A name that was only tried is no actor; AWS itself is none. */
  private static List<String> principals(List<SequenceStep> core) {
    return core.stream()
        .filter(step -> step.signal().outcome() != SequenceSignal.Outcome.UNPROVEN)
        .map(step -> step.signal().principal())
        .filter(name -> !name.isEmpty() && !name.endsWith(".amazonaws.com"))
        .distinct()
        .limit(MOST_NAMES)
        .toList();
  }

  private static List<String> techniques(List<SequenceStep> core) {
    Set<String> techniques = new TreeSet<>();
    core.forEach(step -> techniques.addAll(step.signal().finding().techniques()));
    return List.copyOf(techniques);
  }

  private static Sequence told(AttackSequence sequence) {
    List<SequenceStep> core = sequence.core();
    Set<String> ofCore = core.stream().map(SequenceFindings::finding).collect(Collectors.toSet());
    return new Sequence(
        sequence.steps().stream()
            .map(step -> step(step, ofCore.contains(finding(step)), sequence))
            .toList(),
        sequence.unlisted(),
        sequence.tactics(),
        sequence.reached(),
        entry(sequence.entry()),
        principals(core),
        acted(core),
        indicators(core),
        containment(core),
        reasons(sequence),
        sequence.others().stream().map(each -> each.finding().type().toString()).toList(),
        new SequenceStory(sequence).text());
  }

  private static String finding(SequenceStep step) {
    return step.signal().finding().id();
  }

  private static Sequence.Step step(SequenceStep step, boolean core, AttackSequence sequence) {
    SequenceSignal signal = step.signal();
    return new Sequence.Step(
        new Sequence.StepFinding(
            signal.finding().id(),
            signal.finding().type(),
            signal.finding().title(),
            signal.finding().severity()),
        step.tactic(),
        new Sequence.Seen(
            step.first(),
            step.last(),
            signal.event().account(),
            signal.event().region(),
            signal.event().log()),
        new Sequence.StepActor(
            signal.principal(),
            signal.names(EntityKind.ACCESS_KEY),
            signal.names(EntityKind.ADDRESS)),
        !step.failed(),
        core,
        Math.round(sequence.contributions().getOrDefault(signal.finding().id(), 0.0) * 1000)
            / 1000.0);
  }

  private static Sequence.Entry entry(SequenceStep step) {
    return new Sequence.Entry(
        step.first(),
        step.signal().principal(),
        first(step, EntityKind.ACCESS_KEY),
        first(step, EntityKind.ADDRESS),
        first(step, EntityKind.HOST));
  }

  private static String first(SequenceStep step, EntityKind kind) {
    List<String> names = step.signal().names(kind);
    return names.isEmpty() ? "" : names.get(0);
  }

  private static Map<String, List<String>> indicators(List<SequenceStep> core) {
    Map<String, List<String>> indicators = new LinkedHashMap<>();
    indicators.put("address", names(core, EntityKind.ADDRESS));
    indicators.put("access key", names(core, EntityKind.ACCESS_KEY));
    indicators.put("domain", names(core, EntityKind.DOMAIN));
    indicators.put("user agent", names(core, EntityKind.USER_AGENT));
    indicators.values().removeIf(List::isEmpty);
    return indicators;
  }

  private static List<Sequence.Measure> containment(List<SequenceStep> core) {
    Containment containment = new Containment();
    for (SequenceStep step : core) {
      SequenceSignal signal = step.signal();
      signal.names(EntityKind.ACCESS_KEY).forEach(key -> containment.key(key, signal.principal()));
      made(signal, containment);
    }
    principals(core).forEach(containment::principal);
    for (SequenceStep step : core) {
      step.signal()
          .resources()
          .getOrDefault("LambdaFunction", List.of())
          .forEach(name -> containment.function(name, step.signal().event().region()));
      if (step.signal().principal().isEmpty()) {
        step.signal().names(EntityKind.HOST).forEach(containment::machine);
      }
    }
    return containment.measures();
  }

  /** A key that was made for a user is the attacker's too. */
  private static void made(SequenceSignal signal, Containment containment) {
    List<String> users = signal.resources().getOrDefault("IAMUser", List.of());
    List<String> keys = signal.resources().getOrDefault("AccessKey", List.of());
    if (users.size() == 1 && succeeded(signal)) {
      String user = "arn:aws:iam::" + signal.event().account() + ":user/" + users.get(0);
      keys.forEach(key -> containment.key(key, user));
    }
  }

  private static boolean succeeded(SequenceSignal signal) {
    return signal.outcome() == SequenceSignal.Outcome.SUCCEEDED;
  }

  private static List<String> reasons(AttackSequence sequence) {
    List<String> reasons = new ArrayList<>();
    List<SequenceStep> core = sequence.core();
    reasons.add(
        Phrase.count(core.size(), "different step")
            + " in "
            + Phrase.count(sequence.tactics().size(), "tactic")
            + " within "
            + SequenceStory.length(sequence.last() - sequence.first()));
    reasons.add(
        "Probability of an attack "
            + decimal(sequence.probability())
            + ", threshold "
            + decimal(threshold(sequence))
            + ". Strongest evidence: "
            + weightiest(sequence));
    sequence.joinedBy().entrySet().stream()
        .limit(MOST_REASONS)
        .map(tie -> "Linked by " + tie.getKey() + " in " + Phrase.count(tie.getValue(), "step"))
        .forEach(reasons::add);
    return reasons;
  }

  private static String weightiest(AttackSequence sequence) {
    Map<String, String> titles = new LinkedHashMap<>();
    sequence.steps().forEach(step -> titles.put(finding(step), step.signal().finding().title()));
    return sequence.contributions().entrySet().stream()
        .limit(MOST_REASONS)
        .map(each -> titles.getOrDefault(each.getKey(), "") + " (" + decimal(each.getValue()) + ")")
        .collect(Collectors.joining("; "));
  }
}
