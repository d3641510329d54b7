package dev.haetae.findings;

import dev.haetae.detect.Detector;
import java.util.OptionalDouble;

/**
 * How sure a finding is: as much as stands behind it, where its detector measured that, else as
 * sure as the authors of the detector are of it.
 */
final class Confidence {
  private static final double STABLE = 0.8;
  private static final double EXPERIMENTAL = 0.5;

  private Confidence() {}

  /**
   * The confidence, 0 to 1.
   *
   * @param support how much stands behind it, where its detector measured that
   */
  static double of(Detector.Status status, OptionalDouble support) {
    double measured = support.orElse(STABLE);
    double sure = status == Detector.Status.STABLE ? measured : measured * EXPERIMENTAL / STABLE;
    return Math.round(sure * 100) / 100.0;
  }

  /** What a sighting weighs, 0 to 1, against what a stable detector says unmeasured. */
  static double weight(OptionalDouble support) {
    return Math.min(1, support.orElse(STABLE) / STABLE);
  }
}
