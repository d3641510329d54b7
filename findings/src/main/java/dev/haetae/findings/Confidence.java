package dev.haetae.findings;

import dev.haetae.detect.Detector;

/** How sure a detector is, where nothing was measured: as sure as its authors are of it. */
final class Confidence {
  private Confidence() {}

  /** 0 to 1. */
  static double of(Detector.Status status) {
    return status == Detector.Status.STABLE ? 0.8 : 0.5;
  }
}
