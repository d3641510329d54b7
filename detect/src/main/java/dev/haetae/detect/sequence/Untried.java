package dev.haetae.detect.sequence;

import dev.haetae.detect.Detector;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.finding.FindingType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What rules without cases of their own are worth as steps: of a rule with cases it was tried when
 * it fires and when it stays quiet, of the others nobody knows what they make of an ordinary day.
 * So it is learnt: once one of them told of more who have nothing to do with each other than an
 * intruder would be, it is no step of anybody's attack, until it has been quiet for a week.
 */
final class Untried {
  private final Set<String> types;
  private final StateStore.Members<Prevalence> told;

  /**
   * @param detectors all that run
   * @param told the state of {@link SequenceCells#TOLD}
   */
  Untried(List<Detector> detectors, StateStore.Members<Prevalence> told) {
    this.types = new HashSet<>();
    detectors.stream().filter(each -> !each.isTried()).forEach(each -> add(each, types));
    Set<String> tried = new HashSet<>();
    detectors.stream().filter(Detector::isTried).forEach(each -> add(each, tried));
    types.removeAll(tried);
    this.told = told;
  }

  private static void add(Detector detector, Set<String> types) {
    types.add(detector.finding().type().toString());
  }

  /** Notes that a signal is of a group. */
  void note(SequenceSignal signal, String group) {
    String type = signal.finding().type().toString();
    if (types.contains(type)) {
      told.put(
          type,
          prevalence(signal.finding().type(), signal.event().time())
              .and(group, signal.event().time()));
    }
  }

  /** Notes that it goes on, whoever it is of. */
  void seen(SequenceSignal signal) {
    String type = signal.finding().type().toString();
    told.get(type).ifPresent(known -> told.put(type, known.at(signal.event().time())));
  }

  /** Whether so many do this that it is no step of an attack. */
  boolean isCommon(SequenceSignal signal) {
    return types.contains(signal.finding().type().toString())
        && prevalence(signal.finding().type(), signal.event().time()).isOfMany();
  }

  /** The types that are no steps, in the order of their names. */
  List<String> common() {
    return told.names().stream()
        .filter(type -> told.get(type).filter(Prevalence::isOfMany).isPresent())
        .sorted()
        .toList();
  }

  private Prevalence prevalence(FindingType type, long now) {
    return told.get(type.toString())
        .filter(each -> !each.isForgotten(now))
        .orElseGet(Prevalence::none);
  }
}
