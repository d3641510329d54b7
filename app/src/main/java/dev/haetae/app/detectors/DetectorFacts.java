package dev.haetae.app.detectors;

import dev.haetae.app.option.StatusWords;
import dev.haetae.detect.Detector;
import dev.haetae.detect.Detector.Case;
import dev.haetae.detect.run.Detectors;
import dev.haetae.detect.sigma.SigmaCorrelation;
import dev.haetae.detect.sigma.SigmaRule;
import dev.haetae.detect.sigma.SigmaSearch;
import dev.haetae.detect.sigma.SigmaSequence;
import dev.haetae.findings.Attack;
import dev.haetae.formats.Formats;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.LogSource;
import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What there is to say about a detector in a list.
 *
 * @param detector the detector itself
 * @param types the types of its findings: its own first, then those of its cases
 * @param severity the highest its findings have
 * @param logs the logs it reads, as rules name them: {@code cloudtrail}, {@code audit}
 * @param formats the logs it reads, as a scan's account of what it read names them: {@code eks}
 * @param techniques ATT&amp;CK techniques, {@code T1562.008}
 * @param tactics ATT&amp;CK tactics, {@code defense-evasion}
 */
public record DetectorFacts(
    Detector detector,
    List<String> types,
    Severity severity,
    List<String> logs,
    List<String> formats,
    List<String> techniques,
    List<String> tactics) {

  /**
   * The facts of those detectors that make findings; rules that only serve a correlation are left
   * out.
   */
  public static List<DetectorFacts> of(List<Detector> all) {
    Set<Detector> finding = Collections.newSetFromMap(new IdentityHashMap<>());
    Detectors.of(all, List.of(), each -> true).finding().forEach(finding::add);
    return all.stream()
        .filter(each -> finding.contains(each) || !isPossiblePart(each))
        .map(each -> of(each, all))
        .sorted((a, b) -> a.order().compareTo(b.order()))
        .toList();
  }

  /** Of rules and other correlations correlations are made; nothing is made of the rest. */
  private static boolean isPossiblePart(Detector each) {
    return each.document() instanceof SigmaRule || each.document() instanceof SigmaCorrelation;
  }

  private String order() {
    return types.get(0) + " " + detector.document().title() + " " + detector.id();
  }

  private static DetectorFacts of(Detector detector, List<Detector> all) {
    List<String> tags = detector.document().tags();
    Set<LogSource> sources = sources(detector, all, 0);
    return new DetectorFacts(
        detector,
        types(detector),
        severity(detector),
        names(detector, sources),
        Formats.catalogs().stream()
            .filter(catalog ->
                catalog.sources().stream()
                    .anyMatch(source -> sources.stream().anyMatch(source::serves)))
            .map(FieldCatalog::log)
            .toList(),
        Attack.techniques(tags),
        Attack.tactics(tags));
  }

  private static List<String> types(Detector detector) {
    List<FindingType> types = new ArrayList<>(List.of(detector.finding().type()));
    detector.finding().cases().stream().flatMap(each -> each.type().stream()).forEach(types::add);
    return types.stream().map(FindingType::toString).distinct().toList();
  }

  private static Severity severity(Detector detector) {
    return detector.finding().cases().stream()
        .map(Case::severity)
        .flatMap(Optional::stream)
        .reduce(detector.finding().severity(), (a, b) -> a.compareTo(b) < 0 ? b : a);
  }

  private static List<String> names(Detector detector, Set<LogSource> sources) {
    if (detector.document() instanceof SigmaSequence) {
      return List.of("findings");
    }
    return detector.document() instanceof SigmaSearch
        ? List.of("kept events")
        : sources.stream().map(DetectorFacts::name).sorted().distinct().toList();
  }

  /** What a rule reads, or the rules a correlation is made of; correlations nest a few deep. */
  private static Set<LogSource> sources(Detector detector, List<Detector> all, int depth) {
    Set<LogSource> sources = new LinkedHashSet<>();
    if (detector.document() instanceof SigmaRule rule) {
      sources.add(rule.logSource());
    } else if (detector.document() instanceof SigmaCorrelation correlation && depth < 4) {
      for (Detector each : all) {
        if (correlation.rules().stream().anyMatch(each.document()::answersTo)) {
          sources.addAll(sources(each, all, depth + 1));
        }
      }
    }
    return sources;
  }

  /** Whether it reads a log, by either name. */
  public boolean reads(String log) {
    return Stream.concat(logs.stream(), formats.stream()).anyMatch(log::equalsIgnoreCase);
  }

  private static String name(LogSource source) {
    return source.service().or(source::category).or(source::product).orElse("any");
  }

  /** Whether a text is part of its id, types, title, description, file or tags, in any case. */
  public boolean mentions(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return Stream.concat(
            Stream.of(
                detector.id(),
                detector.document().title(),
                detector.document().description(),
                detector.file()),
            Stream.concat(types.stream(), detector.document().tags().stream()))
        .anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(wanted));
  }

  /** Its tags as one asks for them: {@code exfiltration}, {@code t1537}. */
  public List<String> tags() {
    return detector.document().tags().stream().map(DetectorFacts::tag).toList();
  }

  private static String tag(String written) {
    return written.toLowerCase(Locale.ROOT).replaceFirst("^attack\\.", "").replace('_', '-');
  }

  /** Whether it has a tactic, technique or other tag of that name; a technique has its parts'. */
  public boolean isTagged(String name) {
    String wanted = tag(name);
    return tags().stream().anyMatch(tag -> tag.equals(wanted) || tag.startsWith(wanted + "."));
  }

  /** The status as files write it: {@code opt-in}. */
  public String status() {
    return StatusWords.of(detector.status());
  }
}
