package dev.haetae.detect.sequence;

import dev.haetae.detect.Tactics;
import dev.haetae.detect.familiar.Familiarity;
import dev.haetae.model.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How probable it is that steps are an attack: a noisy-or, 1 − Π(1 − p·d), over what each step says
 * by itself. A step's p follows from its severity and from how much stands behind it, and is halved
 * where it failed. The same step weighs more where its caller came from a network and with a
 * program that are new to it, and less where both are what it always uses; that it came so at all
 * counts once. Steps of one kind are not independent evidence, so the second of a type or of a
 * tactic counts half, the third a quarter (d); a call that several detectors fired on counts once.
 *
 * @see <a href="https://doi.org/10.1016/C2009-0-27609-4">Pearl, Probabilistic Reasoning in
 *     Intelligent Systems (1988), 4.3.2: the noisy-or</a>
 * @see <a href="https://doi.org/10.1109/SP.2019.00026">Milajerdi et al., HOLMES (2019): how far an
 *     attack came along its stages says more than how many times something fired</a>
 * @param parts what counted, the weightiest first
 * @param probability 0 to 1
 * @param tactics different tactics among what counted
 * @param steps different types among what counted
 */
record Weighing(List<Part> parts, double probability, int tactics, int steps) {
  private static final double TOOL = 0.1;
  private static final double DISCOUNT = 0.5;
  private static final double FAILED = 0.5;

  /** That somebody is where they never were, with what they never used, counts once by itself. */
  private static final double STRANGE_PLACE = 0.3;

  /** Less so where it is somebody of whom nothing is known: people join, and work from home. */
  private static final double NEWCOMER = 0.2;

  /** The purpose of findings that tell of data taken. */
  private static final String TAKING = "Exfiltration";

  /** The tactic of that. */
  private static final String ARRIVAL = "initial-access";

  private static final Comparator<SequenceStep> WEIGHTIEST_FIRST =
      Comparator.comparingDouble((SequenceStep step) -> weight(step))
          .reversed()
          .thenComparing(SequenceStep.ORDER);

  /**
   * What one step adds.
   *
   * @param weight its p·d
   */
  record Part(SequenceStep step, double weight) {}

  /** Weighs steps. */
  static Weighing of(List<SequenceStep> steps) {
    Set<String> acts = new HashSet<>();
    double arrival = 0;
    Map<String, Integer> types = new HashMap<>();
    Map<String, Integer> tactics = new HashMap<>();
    List<Part> parts = new ArrayList<>();
    double unlikely = 1;
    for (SequenceStep step : steps.stream().sorted(WEIGHTIEST_FIRST).toList()) {
      // What was seen of other calls too is more than one call told of twice.
      if (!acts.add(step.calls()) && !step.isOfMore()) {
        continue;
      }
      String tactic = rarest(step, tactics);
      int ofType = types.merge(step.signal().finding().type().toString(), 1, Integer::sum) - 1;
      int ofTactic = tactics.merge(tactic, 1, Integer::sum) - 1;
      double weight = weight(step) * Math.pow(DISCOUNT, Math.max(ofType, ofTactic));
      unlikely *= 1 - weight;
      parts.add(new Part(step, weight));
      arrival = Math.max(arrival, arrival(step));
    }
    unlikely *= 1 - arrival;
    tactics.remove("");
    if (arrival > 0) {
      tactics.merge(ARRIVAL, 1, Integer::sum);
    }
    return new Weighing(parts, 1 - unlikely, tactics.size(), types.size());
  }

  /** What it says by itself that the caller of a step came from there. */
  private static double arrival(SequenceStep step) {
    if (!step.succeeded()) {
      return 0;
    }
    return step.isStrange() ? STRANGE_PLACE : step.isNewcomer() ? NEWCOMER : 0;
  }

  /** Of a step's tactics the one that counted least so far, the earlier in an attack first. */
  private static String rarest(SequenceStep step, Map<String, Integer> tactics) {
    return Tactics.ORDER.stream()
        .filter(step.signal().finding().tactics()::contains)
        .min(Comparator.comparingInt(tactic -> tactics.getOrDefault(tactic, 0)))
        .orElse("");
  }

  private static double weight(SequenceStep step) {
    if (step.isTool()) {
      return TOOL;
    }
    SequenceSignal signal = step.signal();
    double weight =
        weight(signal.finding().severity().label(), place(signal)) * signal.finding().support();
    return step.succeeded() ? weight : weight * FAILED;
  }

  /** Where its caller is, as far as that tells: who takes their employer's data is at work. */
  private static Familiarity place(SequenceSignal signal) {
    boolean isTaken = signal.isGrave() && signal.finding().type().purpose().equals(TAKING);
    return isTaken && signal.familiarity() == Familiarity.FAMILIAR
        ? Familiarity.UNKNOWN
        : signal.familiarity();
  }

  private static double weight(Severity.Label label, Familiarity familiarity) {
    return switch (label) {
      case CRITICAL -> 0.9;
      case HIGH -> familiarity == Familiarity.STRANGE ? 0.9 : 0.8;
      case MEDIUM -> byPlace(familiarity, 0.65, 0.5, 0.5, 0.3);
      case LOW -> byPlace(familiarity, 0.25, 0.15, 0.1, 0.05);
    };
  }

  private static double byPlace(
      Familiarity familiarity, double strange, double newcomer, double unknown, double familiar) {
    return switch (familiarity) {
      case STRANGE -> strange;
      case NEWCOMER -> newcomer;
      case ELSEWHERE, JOURNEY, THROUGH_ROLE, UNKNOWN, AMONG_OTHERS, AFTER_HOURS -> unknown;
      case FAMILIAR -> familiar;
    };
  }
}
