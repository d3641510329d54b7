package dev.haetae.app.config;

import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.searches.SearchCheck;
import dev.haetae.content.Content;
import dev.haetae.detect.Detector;
import dev.haetae.detect.DetectorFile;
import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.sigma.SigmaFilter;
import dev.haetae.detect.yaml.RuleProblem;
import dev.haetae.model.log.FileReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final List<SigmaFilter> filters = new ArrayList<>();
    private final List<RuleProblem> problems = new ArrayList<>();
    private final List<RuleProblem> warnings = new ArrayList<>();

    Collector(DetectorReader reader) {
      this.reader = reader;
    }

    void addOwn() {
      add(Content.detectors().parallelStream().map(file -> reader.read(file.path(), file.text())));
    }

    /** Files are read at the same time; what overlays what follows their order. */
    private void add(Stream<DetectorFile> files) {
      files.toList().forEach(this::add);
    }

    private void add(DetectorFile file) {
      for (Detector detector : file.detectors()) {
        Optional<RuleProblem> problem = SearchCheck.problem(detector);
        problem.ifPresent(problems::add);
        if (problem.isEmpty()) {
          detectors.put(detector.id(), detector);
        }
      }
      filters.addAll(file.filters());
      problems.addAll(file.problems());
      warnings.addAll(file.warnings());
    }

    void addFolder(Path folder) {
      if (!Files.exists(folder)) {
        throw UserMistake.wrongUse(folder + ": no such file or folder; expected rules");
      }
      try (Stream<Path> walk = Files.walk(folder)) {
        // A file that is named is one of rules, whatever its ending.
        List<Path> files =
            walk.filter(path -> path.equals(folder) || hasRules(path))
                .filter(Files::isRegularFile)
                .sorted()
                .toList();
        if (files.isEmpty()) {
          add(refused(folder, "no file in it ends in .yml or .yaml"));
        }
        add(files.parallelStream().map(this::read));
      } catch (IOException | UncheckedIOException e) {
        throw UserMistake.notReadable("rules: " + FileReason.withFile(e));
      }
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
      return new DetectorLibrary(List.copyOf(detectors.values()), filters, problems, warnings);
    }
  }

  private static DetectorFile refused(Path file, String why) {
    RuleProblem problem = RuleProblem.of(file.toString(), why);
    return new DetectorFile(List.of(), List.of(), List.of(problem), List.of());
  }

  private static boolean hasRules(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(".yml") || name.endsWith(".yaml");
  }
}
