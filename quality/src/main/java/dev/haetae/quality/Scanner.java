package dev.haetae.quality;

import dev.haetae.app.config.DetectorLibrary;
import dev.haetae.detect.Detector;
import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.flow.Scan;
import dev.haetae.flow.ScanResult;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.read.TimeRange;
import dev.haetae.formats.Formats;
import dev.haetae.inputs.InputOptions;
import dev.haetae.inputs.Inputs;
import dev.haetae.model.Limits;
import dev.haetae.model.log.LogBundle;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Scans as a user does who told nothing of the place, with the detectors of some statuses. */
final class Scanner {
  private static final int THREADS = 2;

  private final Detection detection;

  private Scanner(Predicate<Detector> chosen) {
    DetectorLibrary library = DetectorLibrary.read(List.of(), KnownEnvironment.UNKNOWN);
    this.detection =
        Detection.of(
            library.detectors(), library.filters(), chosen, Formats.catalogs(), Surroundings.NONE);
  }

  /** With what runs unless the user asks for more. */
  static Scanner usual() {
    return new Scanner(detector -> detector.status() == Detector.Status.STABLE);
  }

  /** With what only runs where it is asked for. */
  static Scanner onRequest() {
    return new Scanner(detector -> detector.status() != Detector.Status.STABLE);
  }

  ScanResult scan(Path path) {
    ProblemAccount problems = new ProblemAccount();
    try (Inputs inputs = new Inputs(List.of(path.toString()), InputOptions.DEFAULT, problems)) {
      return scan(inputs.bundles(), inputs::again, problems);
    }
  }

  ScanResult scan(MemoryLog log) {
    List<LogBundle> only = List.of(log);
    return scan(only.iterator(), only::iterator, new ProblemAccount());
  }

  private ScanResult scan(
      Iterator<LogBundle> bundles, Supplier<Iterator<LogBundle>> again, ProblemAccount problems) {
    Scan.Options options =
        new Scan.Options(Limits.DEFAULT, THREADS, TimeRange.ALWAYS, true, UnaryOperator.identity());
    return new Scan(detection, options, problems).run(bundles, again);
  }
}
