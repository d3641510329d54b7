package dev.haetae.detect.sequence;

import dev.haetae.detect.Detector;
import dev.haetae.detect.Tactics;
import dev.haetae.model.finding.Severity;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Steps that together are an attack.
 *
 * @param detector the kind of attack, as a file declares it
 * @param others other kinds it fits as well
 * @param steps in order of time
 * @param unlisted signals of further steps that are not listed
 * @param probability that it is an attack, 0 to 1
 * @param contributions what each step adds to it: finding id to its part, the weightiest first
 */
public record AttackSequence(
    Detector detector,
    List<Detector> others,
    List<SequenceStep> steps,
    long unlisted,
    double probability,
    Map<String, Double> contributions) {

  /** From here on an attack is taken as certain enough to have the severity of what it reached. */
  public static final double SURE = 0.8;

  private static final Set<String> HARM = Set.of("exfiltration", "impact");
  private static final String UNLIKE_ITS_PAST = "IAMUser/AnomalousBehavior";
  private static final Set<String> FOOTHOLD = Set.of("persistence");

  /** Copies the collections; the map keeps its order. */
  public AttackSequence {
    others = List.copyOf(others);
    steps = List.copyOf(steps);
    contributions = Collections.unmodifiableMap(new LinkedHashMap<>(contributions));
  }

  static AttackSequence of(
      Detector detector,
      List<Detector> others,
      List<SequenceStep> steps,
      long unlisted,
      Weighing weighing) {
    Map<String, Double> contributions = new LinkedHashMap<>();
    weighing.parts().stream()
        .sorted(Comparator.comparingDouble(Weighing.Part::weight).reversed())
        .forEach(part -> contributions.put(part.step().signal().finding().id(), part.weight()));
    return new AttackSequence(
        detector, others, steps, unlisted, weighing.probability(), contributions);
  }

  /** The steps that are surely the attacker's, see {@link Core}. */
  public List<SequenceStep> core() {
    Core core = Core.of(steps);
    return steps.stream().filter(core::has).toList();
  }

  /** The step it began with: the first that somebody took, where AWS itself spoke before. */
  public SequenceStep entry() {
    List<SequenceStep> core = core();
    return core.stream()
        .filter(step -> !step.signal().principal().endsWith(".amazonaws.com"))
        .findFirst()
        .orElse(core.get(0));
  }

  /** Tactics of its core, in the order in which they were first seen. */
  public List<String> tactics() {
    Set<String> tactics = new LinkedHashSet<>();
    core().forEach(step -> tactics.add(step.tactic()));
    tactics.remove("");
    return List.copyOf(tactics);
  }

  /** Of {@link #tactics()} those of steps that succeeded, in the order of an attack. */
  public List<String> reached() {
    return reached(step -> List.of(step.tactic()));
  }

  /** Every tactic that a step of its core which succeeded may serve, in the order of an attack. */
  private List<String> served() {
    return reached(step -> step.signal().finding().tactics());
  }

  private List<String> reached(Function<SequenceStep, List<String>> tactics) {
    Set<String> reached = new LinkedHashSet<>();
    core().stream()
        .filter(SequenceStep::succeeded)
        .forEach(step -> reached.addAll(tactics.apply(step)));
    return Tactics.ORDER.stream().filter(reached::contains).toList();
  }

  /**
   * How much it matters: Critical where something was taken, destroyed or made to stay, High where
   * anything else succeeded, Medium where all was attempt; one band less where it is not {@link
   * #SURE}. Where only one kind of step is grave by itself, the whole is as grave as that: what is
   * Low makes a story of it, and no worse one. Where none is, what makes a story of them is where
   * they came from, and it is Medium.
   */
  public Severity severity() {
    Severity ofReached = severityOfReached();
    List<SequenceStep> grave = steps.stream().filter(SequenceStep::isGrave).toList();
    if (grave.isEmpty()) {
      return new Severity(5);
    }
    boolean isOfOneKind = grave.stream().map(AttackSequence::kind).distinct().count() < 2;
    return grave.stream()
        .map(step -> step.signal().finding().severity())
        .max(Comparator.naturalOrder())
        .filter(gravest -> isOfOneKind && gravest.compareTo(ofReached) < 0)
        .orElse(ofReached);
  }

  /**
   * What a step says. That somebody does what they never did is said of each tactic by itself, and
   * is one thing nevertheless: who mends at night what has never broken before differs in all of
   * them.
   */
  private static String kind(SequenceStep step) {
    String type = step.signal().finding().type().toString();
    return type.endsWith(UNLIKE_ITS_PAST) ? UNLIKE_ITS_PAST : type;
  }

  private Severity severityOfReached() {
    List<String> reached = served();
    boolean sure = probability >= SURE;
    if (reached.stream().anyMatch(HARM::contains)) {
      return new Severity(sure ? 9.5 : 8);
    }
    if (reached.stream().anyMatch(FOOTHOLD::contains)) {
      return new Severity(sure ? 9 : 7.5);
    }
    if (!reached.isEmpty()) {
      return new Severity(sure ? 7.5 : 6);
    }
    return new Severity(sure ? 5 : 4);
  }

  /**
   * What holds its steps together: a tie, as the first log that names its ARN has it, to how many
   * steps have it, two or more.
   */
  public Map<String, Integer> joinedBy() {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, String> words = new HashMap<>();
    for (SequenceStep step : steps) {
      for (Tie tie : Ties.of(step.signal())) {
        counts.merge(tie.key(), 1, Integer::sum);
        words.merge(
            tie.key(),
            tie.words(),
            (first, next) -> !first.contains(" arn:") && next.contains(" arn:") ? next : first);
      }
    }
    Map<String, Integer> joined = new LinkedHashMap<>();
    counts.entrySet().stream()
        .filter(each -> each.getValue() > 1)
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            each -> joined.putIfAbsent(words.getOrDefault(each.getKey(), ""), each.getValue()));
    return joined;
  }

  /** Time of its first step, microseconds since 1970. */
  public long first() {
    return core().stream().mapToLong(SequenceStep::first).min().orElseThrow();
  }

  /** Time of its last step, microseconds since 1970. */
  public long last() {
    return core().stream().mapToLong(SequenceStep::last).max().orElseThrow();
  }
}
