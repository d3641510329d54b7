package dev.haetae.flink;

import dev.haetae.content.Content;
import dev.haetae.detect.Detector;
import dev.haetae.detect.DetectorFile;
import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.environment.EnvironmentFile;
import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.geo.Geography;
import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.IndicatorLists;
import dev.haetae.detect.indicator.kept.KeptLists;
import dev.haetae.detect.indicator.read.ListReader;
import dev.haetae.detect.indicator.read.ListSettings;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.sigma.SigmaFilter;
import dev.haetae.flow.match.Detection;
import dev.haetae.formats.Formats;
import dev.haetae.model.log.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The detectors that come with Haetae and are on unless the user says otherwise, the user's own
 * over them, and what they know besides logs. Only names of files travel; the files must be under
 * the same names on every machine, and must not change while the job runs.
 *
 * @param environment a file that tells of the place; none or one
 * @param geo files that tell where addresses are
 * @param lists files of indicators, {@code CATEGORY=FILE}
 * @param kept folders of lists that {@code haetae intel} keeps; none or one
 * @param rules files and folders of the user's own rules
 */
record JobDetection(
    List<String> environment,
    List<String> geo,
    List<String> lists,
    List<String> kept,
    List<String> rules)
    implements DetectionSource {
  private static final long serialVersionUID = 1;

  /**
   * Read once a process, since lists may be large; every operator compiles detectors of its own.
   */
  private static final Map<JobDetection, Loaded> LOADED = new ConcurrentHashMap<>();

  /** What was read of all the files. */
  private record Loaded(
      List<Detector> detectors,
      List<SigmaFilter> filters,
      Set<String> own,
      KnownEnvironment environment,
      IndicatorLists lists,
      List<String> problems) {}

  JobDetection {
    environment = List.copyOf(environment);
    geo = List.copyOf(geo);
    lists = List.copyOf(lists);
    kept = List.copyOf(kept);
    rules = List.copyOf(rules);
  }

  @Override
  public Detection open() {
    Loaded loaded = loaded();
    try {
      return Detection.of(
          loaded.detectors,
          loaded.filters,
          each -> each.status() == Detector.Status.STABLE || loaded.own.contains(each.id()),
          Formats.catalogs(),
          new Surroundings(geography(new ArrayList<>()), loaded.lists, loaded.environment));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Rules that are refused and entries and rows that are not understood, a sentence each; the job
   * runs without them.
   *
   * @throws IllegalArgumentException where a file cannot be used at all
   */
  List<String> problems() {
    List<Problem> rows = new ArrayList<>();
    try {
      Geography unused = geography(rows);
    } catch (IOException e) {
      throw new IllegalArgumentException("--geo: " + e.getMessage(), e);
    }
    List<String> problems = new ArrayList<>(loaded().problems);
    rows.stream().map(row -> row.place() + ": " + row.detail()).forEach(problems::add);
    return problems;
  }

  private Geography geography(List<Problem> rows) throws IOException {
    return Geography.of(geo.stream().map(Path::of).toList(), rows::add);
  }

  private Loaded loaded() {
    return LOADED.computeIfAbsent(this, JobDetection::load);
  }

  private Loaded load() {
    List<String> problems = new ArrayList<>();
    KnownEnvironment known = KnownEnvironment.UNKNOWN;
    for (String file : environment) {
      known = environment(file);
    }
    DetectorReader reader = new DetectorReader(known.placeholders());
    Map<String, Detector> detectors = new LinkedHashMap<>();
    List<SigmaFilter> filters = new ArrayList<>();
    Set<String> own = new HashSet<>();
    for (Content.Document document : Content.detectors()) {
      DetectorFile read = reader.read(document.path(), document.text());
      read.detectors().forEach(each -> detectors.put(each.id(), each));
    }
    for (Path file : ruleFiles()) {
      DetectorFile read = reader.read(file.toString(), text("--rules", file));
      read.detectors().forEach(each -> detectors.put(each.id(), each));
      read.detectors().forEach(each -> own.add(each.id()));
      filters.addAll(read.filters());
      read.problems().forEach(each -> problems.add(each.toString()));
    }
    return new Loaded(
        List.copyOf(detectors.values()), filters, own, known, indicators(problems), problems);
  }

  private static KnownEnvironment environment(String file) {
    EnvironmentFile read = EnvironmentFile.read(file, text("--environment", Path.of(file)));
    if (!read.problems().isEmpty()) {
      throw new IllegalArgumentException("--environment: " + read.problems().get(0));
    }
    return read.environment();
  }

  private List<Path> ruleFiles() {
    List<Path> files = new ArrayList<>();
    for (String each : rules) {
      try (Stream<Path> walk = Files.walk(Path.of(each))) {
        walk.filter(file -> Files.isRegularFile(file) && isRule(file)).sorted().forEach(files::add);
      } catch (IOException | UncheckedIOException e) {
        throw new IllegalArgumentException("--rules " + each + ": cannot be read", e);
      }
    }
    return files;
  }

  private static boolean isRule(Path file) {
    return file.toString().endsWith(".yml") || file.toString().endsWith(".yaml");
  }

  private IndicatorLists indicators(List<String> problems) {
    IndicatorLists.Builder builder = new IndicatorLists.Builder();
    for (String each : kept) {
      // A machine that lacks the folder would find less than the others, in silence.
      if (!Files.isDirectory(Path.of(each))) {
        throw new IllegalArgumentException("--intel " + each + ": there is no such folder");
      }
      try {
        new KeptLists(Path.of(each)).addTo(builder);
      } catch (IOException e) {
        throw new IllegalArgumentException("--intel: " + e.getMessage(), e);
      }
    }
    for (String each : lists) {
      int equals = each.indexOf('=');
      Category category =
          Category.of(each.substring(0, Math.max(0, equals)))
              .orElseThrow(() -> new IllegalArgumentException(expected(each)));
      Path file = Path.of(each.substring(equals + 1));
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        ListReader.read(
            file.toString(),
            in,
            ListSettings.of(category),
            builder.begin(
                new IndicatorLists.Source(String.valueOf(file.getFileName()), file.toString())),
            problem -> problems.add(problem.place() + ": " + problem.detail()));
      } catch (IOException e) {
        throw new IllegalArgumentException("--list " + each + ": " + e.getMessage(), e);
      }
    }
    return builder.build();
  }

  private static String expected(String list) {
    return "--list "
        + list
        + ": expected CATEGORY=FILE, where the category is one of "
        + Arrays.stream(Category.values()).map(Category::word).collect(Collectors.joining(", "));
  }

  /** The text of a file that the user named. */
  static String text(String option, Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(option + " " + file + ": cannot be read", e);
    }
  }
}
