package dev.haetae.app.config;

import dev.haetae.detect.Detector;
import dev.haetae.detect.Template;
import dev.haetae.detect.sigma.SigmaCorrelation;
import dev.haetae.detect.sigma.SigmaRule;
import dev.haetae.model.NearestName;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.LogSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields that detectors ask for and none of their logs has; to the detector they are absent.
 */
final class AskedFields {
  private final List<Detector> all;
  private final List<FieldCatalog> catalogs;

  AskedFields(List<Detector> all, List<FieldCatalog> catalogs) {
    this.all = all;
    this.catalogs = catalogs;
  }

  /**
   * What a detector asks for in vain.
   *
   * @param word what it writes
   * @param says what is wrong with it, as a sentence
   */
  record Unknown(String word, String says) {}

  /** Each that a detector asks for in vain, once. */
  List<Unknown> unknown(Detector detector) {
    List<LogSource> sources = sources(detector, new LinkedHashSet<>());
    if (sources.isEmpty()) {
      return List.of();
    }
    List<FieldCatalog> logs =
        catalogs.stream().filter(log -> sources.stream().anyMatch(log::serves)).toList();
    if (logs.isEmpty()) {
      return List.of(unread(sources.get(0)));
    }
    Set<String> told = told(detector);
    return asked(detector)
        .distinct()
        .filter(name -> !told.contains(name))
        .filter(name -> alternatives(name).noneMatch(each -> isIn(logs, each)))
        .map(name -> new Unknown(name, words(name, logs)))
        .toList();
  }

  /** The logs of a rule, or of all that a correlation is made of. */
  private List<LogSource> sources(Detector detector, Set<String> met) {
    if (detector.document() instanceof SigmaRule rule) {
      return List.of(rule.logSource());
    }
    if (detector.document() instanceof SigmaCorrelation correlation && met.add(detector.id())) {
      return all.stream()
          .filter(each -> correlation.rules().stream().anyMatch(each.document()::answersTo))
          .flatMap(each -> sources(each, met).stream())
          .toList();
    }
    return List.of();
  }

  private Unknown unread(LogSource source) {
    List<String> words = words(source);
    String unknown =
        words.stream()
            .filter(word -> !known().contains(word))
            .findFirst()
            .orElse(words.isEmpty() ? "" : words.get(words.size() - 1));
    return new Unknown(
        unknown,
        "no log that is read is the logsource "
            + String.join(", ", words)
            + NearestName.ask(
                unknown,
                known(),
                "; it never matches (docs/reference/formats has those there are)"));
  }

  private static List<String> words(LogSource source) {
    return Stream.of(source.product(), source.category(), source.service())
        .flatMap(Optional::stream)
        .toList();
  }

  private Set<String> known() {
    return catalogs.stream()
        .flatMap(log -> log.sources().stream())
        .flatMap(source -> words(source).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What it is told besides what its logs have. */
  private static Set<String> told(Detector detector) {
    Set<String> told = new LinkedHashSet<>();
    detector.watch().ifPresent(watch -> told.addAll(watch.plan().tells()));
    if (detector.document() instanceof SigmaCorrelation correlation) {
      told.add(correlation.type().measured());
      told.addAll(correlation.aliases().keySet());
    }
    return told;
  }

  private static Stream<String> asked(Detector detector) {
    Detector.Declaration finding = detector.finding();
    List<String> texts = new ArrayList<>(List.of(finding.says()));
    finding
        .cases()
        .forEach(each -> {
          each.says().ifPresent(texts::add);
          each.title().ifPresent(texts::add);
        });
    return Stream.of(
            ofDocument(detector),
            finding.cases().stream().flatMap(each -> each.condition().fields()),
            finding.identity().stream().flatMap(AskedFields::alternatives),
            finding.resources().values().stream(),
            texts.stream().flatMap(text -> Template.parse(text).paths().stream()),
            detector.watch().stream().flatMap(watch -> watch.plan().texts().stream()))
        .flatMap(each -> each);
  }

  private static boolean isIn(List<FieldCatalog> logs, String name) {
    return logs.stream().anyMatch(log -> log.path(name).isPresent());
  }

  /** A mechanism may read what one log has and another has not: {@code a|b}. */
  private static Stream<String> alternatives(String written) {
    return Arrays.stream(written.split("\\|"));
  }

  private static Stream<String> ofDocument(Detector detector) {
    if (detector.document() instanceof SigmaRule rule) {
      return rule.condition().fields();
    }
    return detector.document() instanceof SigmaCorrelation correlation
        ? Stream.concat(
            correlation.groupBy().stream(),
            correlation.condition().stream().flatMap(each -> each.fields().stream()))
        : Stream.empty();
  }

  private static String words(String name, List<FieldCatalog> logs) {
    List<String> known =
        logs.stream()
            .flatMap(log -> log.fields().stream())
            .flatMap(field -> Stream.concat(Stream.of(field.name()), field.otherNames().stream()))
            .toList();
    return (logs.size() == 1 ? logs.get(0).log() : "none of its " + logs.size() + " logs")
        + " has "
        + (logs.size() == 1 ? "no" : "a")
        + " field \""
        + name
        + "\""
        + NearestName.ask(name, known);
  }
}
