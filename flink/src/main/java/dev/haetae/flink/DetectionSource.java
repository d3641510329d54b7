package dev.haetae.flink;

import dev.haetae.flow.match.Detection;
import java.io.Serializable;

/** Makes the detectors of a job ready on each machine anew, for they do not travel themselves. */
@FunctionalInterface
public interface DetectionSource extends Serializable {
  /** The detectors; the same, in the same order, wherever it is asked for. For one thread. */
  Detection open();
}
