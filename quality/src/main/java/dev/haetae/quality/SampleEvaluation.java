package dev.haetae.quality;

import dev.haetae.testkit.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Measures the detectors by logs of other people, which are not on every machine. */
interface SampleEvaluation extends Evaluation {

  /** Measures by the logs in a folder. */
  List<Case> measure(Path samples) throws IOException;

  @Override
  default Optional<List<Case>> run() throws IOException {
    Optional<Path> samples = Shared.samples();
    return samples.isPresent() ? Optional.of(measure(samples.get())) : Optional.empty();
  }
}
