package dev.haetae.findings;

import dev.haetae.detect.Detector;
import dev.haetae.detect.mechanism.Support;
import java.util.Map;

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
   * @param baseline what was measured and what it was compared with
   */
  static double of(Detector.Status status, Map<String, String> baseline) {
    double measured = Support.read(baseline).orElse(STABLE);
    double sure = status == Detector.Status.STABLE ? measured : measured * EXPERIMENTAL / STABLE;
    return Math.round(sure * 100) / 100.0;
  }

  /** How much stands behind a sighting, 0 to 1, against what a stable detector says unmeasured. */
  static double support(Map<String, String> baseline) {
    return Math.min(1, Support.read(baseline).orElse(STABLE) / STABLE);
  }
}
