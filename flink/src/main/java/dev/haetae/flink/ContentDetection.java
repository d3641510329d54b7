package dev.haetae.flink;

import dev.haetae.content.Content;
import dev.haetae.detect.Detector;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.flow.Detection;
import dev.haetae.formats.Formats;
import java.util.List;

/** The detectors that come with Haetae and are on unless the user says otherwise. */
final class ContentDetection implements DetectionSource {
  private static final long serialVersionUID = 1;

  @Override
  public Detection open() {
    return Detection.of(
        Loaded.DETECTORS,
        List.of(),
        detector -> detector.status() == Detector.Status.STABLE,
        Formats.catalogs(),
        Surroundings.NONE);
  }

  /** Read once a process; every operator compiles its own. */
  private static final class Loaded {
    private static final List<Detector> DETECTORS = Content.load();
  }
}
