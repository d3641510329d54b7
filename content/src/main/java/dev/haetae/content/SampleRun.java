package dev.haetae.content;

import dev.haetae.detect.Detector;
import dev.haetae.detect.match.CompiledRules;
import dev.haetae.detect.match.Matcher;
import dev.haetae.detect.sigma.SigmaRule;
import dev.haetae.formats.Formats;
import dev.haetae.formats.LogReader;
import dev.haetae.formats.Origin;
import dev.haetae.model.Event;
import dev.haetae.model.FindingType;
import dev.haetae.model.Limits;
import dev.haetae.model.Problem;
import dev.haetae.model.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Feeds the samples a detector is tested with to detectors, by the same readers and the same engine
 * as a scan, and says what fired. Holds the buffers of one thread.
 */
public final class SampleRun {
  private final List<Detector> detectors;
  private final Samples samples;
  private final List<SigmaRule> rules = new ArrayList<>();
  private final List<Integer> detectorOfRule = new ArrayList<>();
  private final List<Integer> firstCase = new ArrayList<>();
  private final Map<String, CompiledRules> compiled = new LinkedHashMap<>();
  private final Map<String, Matcher> matchers = new LinkedHashMap<>();
  private final LogReader reader;

  /**
   * What fired.
   *
   * @param detector which detector
   * @param type the type of the case that holds
   * @param severity the severity of the case that holds
   */
  public record Fired(Detector detector, FindingType type, Severity severity) {}

  /**
   * A run of detectors.
   *
   * @param samples where the samples they name are found
   */
  public SampleRun(List<Detector> detectors, Samples samples) {
    this.detectors = List.copyOf(detectors);
    this.samples = samples;
    this.detectors.forEach(this::add);
    Formats.all()
        .forEach(format -> {
          CompiledRules forLog = CompiledRules.compile(rules, format.catalog());
          compiled.put(format.catalog().log(), forLog);
          matchers.put(format.catalog().log(), forLog.matcher());
        });
    this.reader =
        new LogReader(
            log -> Optional.ofNullable(compiled.get(log)).orElseThrow().fields(), Limits.DEFAULT);
  }

  private void add(Detector detector) {
    int number = firstCase.size();
    firstCase.add(-1);
    if (detector.document() instanceof SigmaRule rule) {
      rule(rule, number);
    }
  }

  private void rule(SigmaRule rule, int detector) {
    rules.add(rule);
    detectorOfRule.add(detector);
    firstCase.set(detector, rules.size());
    for (Detector.Case each : detectors.get(detector).finding().cases()) {
      rules.add(rule.withCondition(each.condition()));
      detectorOfRule.add(-1);
    }
  }

  /**
   * Feeds a sample.
   *
   * @return what fired, in the order of the events
   * @throws IllegalArgumentException where a sample is missing or is not read as the log it names
   */
  public List<Fired> run(Detector.Sample sample) {
    List<Fired> fired = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Origin origin = new Origin("sample", Optional.empty(), Optional.empty(), Instant.EPOCH);
    try {
      reader.read(
          origin,
          new ByteArrayInputStream(SampleLog.of(sample, samples)),
          event -> match(event, fired),
          problems::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("sample " + sample.events() + ": " + problems.get(0));
    }
    return fired;
  }

  private void match(Event event, List<Fired> fired) {
    Matcher matcher = Optional.ofNullable(matchers.get(event.log())).orElseThrow();
    List<Integer> matched = new ArrayList<>();
    matcher.match(event, rule -> matched.add(rule));
    for (int rule : matched) {
      int detector = detectorOfRule.get(rule);
      if (detector >= 0) {
        fired.add(fired(event, matcher, detector));
      }
    }
  }

  private Fired fired(Event event, Matcher matcher, int number) {
    Detector detector = detectors.get(number);
    Detector.Declaration finding = detector.finding();
    int rule = firstCase.get(number);
    for (Detector.Case each : finding.cases()) {
      if (matcher.matches(event, rule)) {
        return new Fired(
            detector,
            each.type().orElse(finding.type()),
            each.severity().orElse(finding.severity()));
      }
      rule++;
    }
    return new Fired(detector, finding.type(), finding.severity());
  }
}
