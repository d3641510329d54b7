package dev.haetae.detect.ahead;

import dev.haetae.detect.mechanism.Observation;

/** Learns from what one {@link AheadDetector} watches in one log. For one thread. */
@FunctionalInterface
public interface AheadReader {
  /** Takes in one that the detector's rule matched. */
  void read(Observation observation);
}
