package dev.haetae.app.detectors;

import dev.haetae.app.searches.SearchCheck;
import dev.haetae.app.searches.SearchSample;
import dev.haetae.content.SampleRun;
import dev.haetae.content.SampleRun.Fired;
import dev.haetae.content.Samples;
import dev.haetae.detect.Detector;
import dev.haetae.detect.Detector.Sample;
import dev.haetae.detect.Detector.SampleEvent;
import dev.haetae.detect.mechanism.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Runs what detector files say of themselves: the samples they fire on, and those they do not. */
public final class DetectorTests {
  private static final String SILENT = "it does not fire";
  private static final String LOUD = "it fires, and should not";
  private static final int MOST_TOLD = 3;

  private final List<Detector> detectors;
  private final Samples samples;
  private final Surroundings surroundings;
  private final SampleRun run;

  /**
   * A case that does not hold.
   *
   * @param file the detector's file
   * @param test which case: {@code fires 2: cloudtrail/StopLogging}
   * @param reason what was seen instead
   */
  public record Failure(String file, String test, String reason) {}

  /**
   * What came of it.
   *
   * @param detectors how many detectors have cases
   * @param cases how many cases were run
   * @param untested files of detectors without cases
   */
  public record Outcome(int detectors, int cases, List<Failure> failures, List<String> untested) {}

  /**
   * Tests of these detectors, which know nothing but what their tests say.
   *
   * @param samples where the samples they name are found
   * @throws IllegalArgumentException where a correlation asks for a rule that is not there
   */
  public DetectorTests(List<Detector> detectors, Samples samples) {
    this(detectors, samples, Surroundings.NONE);
  }

  /**
   * Tests of these detectors.
   *
   * @param samples where the samples they name are found
   * @param surroundings what they know where their tests do not say otherwise
   * @throws IllegalArgumentException where a correlation asks for a rule that is not there
   */
  public DetectorTests(List<Detector> detectors, Samples samples, Surroundings surroundings) {
    this.detectors = detectors;
    this.samples = samples;
    this.surroundings = surroundings;
    this.run = new SampleRun(detectors, samples, surroundings);
  }

  /** Runs every case. */
  public Outcome run() {
    return run(each -> true);
  }

  /** Runs the cases of some of the detectors. */
  public Outcome run(Predicate<Detector> tested) {
    List<Failure> failures = new ArrayList<>();
    List<String> untested = new ArrayList<>();
    int withCases = 0;
    int cases = 0;
    for (DetectorFacts facts : DetectorFacts.of(detectors)) {
      Detector detector = facts.detector();
      if (!tested.test(detector)) {
        continue;
      }
      int count = detector.tests().fires().size() + detector.tests().quiet().size();
      cases += count;
      if (count == 0) {
        untested.add(detector.file());
      } else {
        withCases++;
      }
      SampleRun with =
          detector.tests().haveSurroundings()
              ? SampleRun.withSurroundingsOf(detector, samples, surroundings)
              : run;
      run(with, detector, true, failures);
      run(with, detector, false, failures);
    }
    return new Outcome(withCases, cases, failures, untested);
  }

  private void run(SampleRun run, Detector detector, boolean fires, List<Failure> failures) {
    List<Sample> samples = fires ? detector.tests().fires() : detector.tests().quiet();
    for (int number = 1; number <= samples.size(); number++) {
      Sample sample = samples.get(number - 1);
      String test = (fires ? "fires " : "quiet ") + number + ": " + names(sample);
      try {
        wrong(run, detector, sample, fires)
            .ifPresent(seen -> failures.add(new Failure(detector.file(), test, seen)));
      } catch (IllegalArgumentException wrong) {
        failures.add(new Failure(detector.file(), test, String.valueOf(wrong.getMessage())));
      }
    }
  }

  /** What is seen in the place of what the file says; empty where it is as it says. */
  private Optional<String> wrong(SampleRun run, Detector detector, Sample sample, boolean fires) {
    if (SearchCheck.search(detector).isPresent()) {
      boolean fired = new SearchSample(samples).fires(detector, sample);
      return fired == fires ? Optional.empty() : Optional.of(fires ? SILENT : LOUD);
    }
    List<Fired> fired = run.run(sample);
    Optional<Fired> own =
        fired.stream().filter(each -> each.detector().id().equals(detector.id())).findFirst();
    if (own.isPresent() == fires) {
      return Optional.empty();
    }
    return Optional.of(
        own.map(each -> LOUD + ", as " + each.type() + " of severity " + each.severity().score())
            .orElseGet(() -> SILENT + "; " + instead(fired)));
  }

  private static String instead(List<Fired> fired) {
    List<String> types =
        fired.stream().map(each -> each.type().toString()).distinct().limit(MOST_TOLD).toList();
    return types.isEmpty() ? "no detector does" : "what fires is " + String.join(", ", types);
  }

  private static String names(Sample sample) {
    return sample.events().stream().map(DetectorTests::name).collect(Collectors.joining(", then "));
  }

  private static String name(SampleEvent event) {
    return event.with().isEmpty() ? event.name() : event.name() + " with " + event.with();
  }
}
