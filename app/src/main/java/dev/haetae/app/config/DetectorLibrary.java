package dev.haetae.app.config;

import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.searches.SearchCheck;
import dev.haetae.content.Content;
import dev.haetae.detect.Detector;
import dev.haetae.detect.DetectorFile;
import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.run.Detectors;
import dev.haetae.detect.run.Unresolved;
import dev.haetae.detect.sigma.SigmaFilter;
import dev.haetae.detect.yaml.RuleProblem;
import dev.haetae.model.log.FileReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The detectors there are: those that come with Haetae, overlaid by the user's own of the same id.
 *
 * @param detectors all of them, whatever their status
 * @param filters what is left out of them
 * @param problems files and documents that were refused, and why
 * @param warnings what was taken but is probably not meant so
 */
public record DetectorLibrary(
    List<Detector> detectors,
    List<SigmaFilter> filters,
    List<RuleProblem> problems,
    List<RuleProblem> warnings) {

  /** Copies the lists. */
  public DetectorLibrary {
    detectors = List.copyOf(detectors);
    filters = List.copyOf(filters);
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads what comes with Haetae and then the user's folders, in order.
   *
   * @throws UserMistake where a folder is not there
   */
  public static DetectorLibrary read(List<Path> folders, KnownEnvironment environment) {
    Collector collector = new Collector(new DetectorReader(environment.placeholders()));
    collector.addOwn();
    for (Path folder : folders) {
      collector.addFolder(folder);
    }
    return collector.library();
  }

  /** The same with more detectors. */
  public DetectorLibrary with(List<Detector> more) {
    return new DetectorLibrary(
        Stream.concat(detectors.stream(), more.stream()).toList(), filters, problems, warnings);
  }

  /** The rules and correlations of the library while it is read. */
  private static final class Collector {
    private final DetectorReader reader;
    private final Map<String, Detector> detectors = new LinkedHashMap<>();
    private final List<OwnFilter> filters = new ArrayList<>();
    private final List<RuleProblem> problems = new ArrayList<>();
    private final List<RuleProblem> warnings = new ArrayList<>();
    private final Set<String> own = new LinkedHashSet<>();

    /** A filter, and where it stands. */
    private record OwnFilter(String file, SigmaFilter filter) {}

    /** A file of the user's, and what was in it. */
    private record OwnFile(String name, DetectorFile read) {}

    Collector(DetectorReader reader) {
      this.reader = reader;
    }

    /** Files are read at the same time; what overlays what follows their order. */
    void addOwn() {
      Content.detectors().parallelStream()
          .map(file -> reader.read(file.path(), file.text()))
          .toList()
          .forEach(file -> {
            tell(file);
            file.detectors().forEach(this::add);
          });
    }

    private void tell(DetectorFile file) {
      problems.addAll(file.problems());
      warnings.addAll(file.warnings());
    }

    private void add(Detector detector) {
      Optional<RuleProblem> problem = SearchCheck.problem(detector);
      problem.ifPresent(problems::add);
      if (problem.isEmpty()) {
        detectors.put(detector.id(), detector);
      }
    }

    void addFolder(Path folder) {
      if (!Files.exists(folder)) {
        throw UserMistake.wrongUse(folder + ": no such file or folder; expected rules");
      }
      try {
        List<Path> files = RuleFiles.of(folder);
        if (files.isEmpty()) {
          problems.add(RuleProblem.of(folder.toString(), "no file in it ends in .yml or .yaml"));
        }
        Map<String, String> ofFolder = new HashMap<>();
        files.parallelStream()
            .map(file -> new OwnFile(file.toString(), read(file)))
            .toList()
            .forEach(file -> add(file, ofFolder));
      } catch (IOException | UncheckedIOException e) {
        throw UserMistake.notReadable("rules: " + FileReason.withFile(e));
      }
    }

    private void add(OwnFile file, Map<String, String> ofFolder) {
      tell(file.read());
      file.read().detectors().forEach(each -> add(each, ofFolder));
      file.read().filters().forEach(each -> filters.add(new OwnFilter(file.name(), each)));
    }

    /** What another folder has of the same id is overlaid; within one folder that is a slip. */
    private void add(Detector detector, Map<String, String> ofFolder) {
      String other = ofFolder.putIfAbsent(detector.id(), detector.file());
      if (other == null) {
        own.add(detector.id());
        add(detector);
        return;
      }
      problems.add(
          RuleProblem.of(
              detector.file(),
              "\""
                  + detector.document().title()
                  + "\" has the id \""
                  + detector.id()
                  + "\", as a rule before it in "
                  + (other.equals(detector.file()) ? "this file" : other)
                  + " has; expected an id of its own"));
    }

    private DetectorFile read(Path file) {
      try {
        DetectorFile read = reader.read(file.toString(), TextFile.read(file));
        boolean isEmpty =
            read.detectors().isEmpty() && read.filters().isEmpty() && read.problems().isEmpty();
        return isEmpty ? refused(file, "there is no rule in it") : read;
      } catch (IOException e) {
        return refused(file, "cannot be read: " + FileReason.of(e));
      }
    }

    DetectorLibrary library() {
      refuseIncomplete();
      List<Detector> all = List.copyOf(detectors.values());
      RuleWarnings ruleWarnings = new RuleWarnings(all);
      all.stream()
          .filter(each -> own.contains(each.id()))
          .forEach(each -> warnings.addAll(ruleWarnings.about(each)));
      filters.forEach(each -> warnings.addAll(ruleWarnings.about(each.file(), each.filter())));
      return new DetectorLibrary(
          all, filters.stream().map(OwnFilter::filter).toList(), problems, warnings);
    }

    /**
     * A correlation without what it is made of would never fire, and say nothing of it. Told once
     * each, by the first part that is to blame.
     */
    private void refuseIncomplete() {
      List<Detector> all = List.copyOf(detectors.values());
      for (Unresolved each : Detectors.of(all, List.of(), _ -> true).problems()) {
        Detector correlation = each.detector();
        if (detectors.remove(correlation.id()) != null) {
          problems.add(RuleWarnings.at(correlation.file(), each.word(), each.says()));
        }
      }
    }
  }

  private static DetectorFile refused(Path file, String why) {
    RuleProblem problem = RuleProblem.of(file.toString(), why);
    return new DetectorFile(List.of(), List.of(), List.of(problem), List.of());
  }
}
