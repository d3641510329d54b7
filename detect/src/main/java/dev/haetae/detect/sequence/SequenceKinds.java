package dev.haetae.detect.sequence;

import dev.haetae.detect.Detector;
import dev.haetae.detect.sigma.SigmaSequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The kinds of attack there are, and which of them steps amount to. */
final class SequenceKinds {
  private final List<Kind> kinds;

  /** A file's declaration. */
  private record Kind(Detector detector, SigmaSequence sequence) {}

  /** A kind that steps amount to. */
  private record Fit(Kind kind, Weighing weighing, double own) {}

  SequenceKinds(List<Detector> detectors) {
    List<Kind> all = new ArrayList<>();
    for (Detector detector : detectors) {
      if (detector.document() instanceof SigmaSequence sequence) {
        all.add(new Kind(detector, sequence));
      }
    }
    this.kinds = List.copyOf(all);
  }

  boolean isEmpty() {
    return kinds.isEmpty();
  }

  /** The longest time any of them looks back. */
  Duration longest() {
    return kinds.stream()
        .map(kind -> kind.sequence().timespan())
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /**
   * What steps amount to, if to anything: of the kinds they fit, the one that asks for most
   * tactics, and then for most else; among those that ask for the same, the one whose own steps
   * weigh most.
   */
  Optional<AttackSequence> judge(List<SequenceStep> all, long unlisted) {
    if (all.stream().noneMatch(Core::isByItself)) {
      return Optional.empty();
    }
    List<SequenceStep> steps = Core.of(all).withoutRoutine(all, longest().toNanos() / 1_000);
    List<Fit> fits = new ArrayList<>();
    for (Kind kind : kinds) {
      fit(kind, steps).ifPresent(fits::add);
    }
    fits.sort(
        Comparator.comparingInt((Fit fit) -> fit.kind().sequence().tactics())
            .thenComparingInt(fit -> fit.kind().sequence().through().demands())
            .thenComparingDouble(Fit::own)
            .reversed()
            .thenComparing(fit -> fit.kind().detector().id()));
    if (fits.isEmpty()) {
      return Optional.empty();
    }
    List<Detector> others = fits.stream().skip(1).map(fit -> fit.kind().detector()).toList();
    Fit best = fits.get(0);
    return Optional.of(
        AttackSequence.of(best.kind().detector(), others, steps, unlisted, best.weighing()));
  }

  private static Optional<Fit> fit(Kind kind, List<SequenceStep> steps) {
    SigmaSequence.Through through = kind.sequence().through();
    double own =
        steps.stream()
            .filter(step -> isLike(step, through))
            .mapToDouble(step -> step.signal().finding().severity().score())
            .sum();
    return own == 0
        ? Optional.empty()
        : heaviest(kind.sequence(), steps).map(weighing -> new Fit(kind, weighing, own));
  }

  private static boolean isLike(SequenceStep step, SigmaSequence.Through through) {
    boolean inLog =
        through.logs().isEmpty() || through.logs().contains(step.signal().event().log());
    boolean upon =
        through.resources().isEmpty()
            || through.resources().contains(step.signal().finding().type().resource());
    boolean reached =
        through.reached().isEmpty()
            || (step.succeeded()
                && step.signal().finding().tactics().stream()
                    .anyMatch(through.reached()::contains));
    return inLog && upon && reached;
  }

  /** The heaviest weighing within its time that is enough. */
  private static Optional<Weighing> heaviest(SigmaSequence sequence, List<SequenceStep> steps) {
    long span = sequence.timespan().toNanos() / 1_000;
    Optional<Weighing> heaviest = Optional.empty();
    int before = -1;
    for (int begin = 0; begin < steps.size(); begin++) {
      long from = steps.get(begin).first();
      List<SequenceStep> within =
          steps.stream()
              .filter(step -> step.last() >= from && step.first() - from <= span)
              .toList();
      int end = steps.indexOf(within.get(within.size() - 1));
      // A window that only loses its beginning weighs less.
      if (end > before) {
        before = end;
        Weighing weighing = Weighing.of(within);
        if (isEnough(sequence, weighing)
            && heaviest.filter(each -> each.probability() >= weighing.probability()).isEmpty()) {
          heaviest = Optional.of(weighing);
        }
      }
    }
    return heaviest;
  }

  private static boolean isEnough(SigmaSequence sequence, Weighing weighing) {
    return weighing.probability() >= sequence.threshold()
        && weighing.tactics() >= sequence.tactics()
        && weighing.steps() >= sequence.steps();
  }
}
