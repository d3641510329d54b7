package dev.haetae.detect;

import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.mechanism.MechanismReader;
import dev.haetae.detect.mechanism.Watch;
import dev.haetae.detect.sigma.SigmaDocument;
import dev.haetae.detect.sigma.SigmaFilter;
import dev.haetae.detect.sigma.SigmaReader;
import dev.haetae.detect.sigma.SigmaRule;
import dev.haetae.detect.sigma.SigmaSearch;
import dev.haetae.detect.yaml.MalformedRule;
import dev.haetae.detect.yaml.RuleProblem;
import dev.haetae.detect.yaml.Yaml;
import dev.haetae.detect.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads detector files, ours and anybody's: Sigma documents, with or without the keys {@code
 * finding}, {@code mechanism} and {@code tests}. The only reader there is, so that a file means the
 * same to the engine, the tests and the documentation.
 */
public final class DetectorReader {
  private final SigmaReader sigma;

  /** A reader where nothing is known of the environment. */
  public DetectorReader() {
    this(KnownEnvironment.UNKNOWN.placeholders());
  }

  /**
   * A reader.
   *
   * @param placeholders values for {@code %name%} in rules with the modifier {@code expand}
   */
  public DetectorReader(Map<String, List<String>> placeholders) {
    this.sigma = new SigmaReader(placeholders);
  }

  /**
   * Reads every document of a file; a wrong one is refused, the others are kept.
   *
   * @param file the file as the user named it, for messages
   */
  public DetectorFile read(String file, String text) {
    YamlFile yaml = YamlFile.read(file, text);
    List<Detector> detectors = new ArrayList<>();
    List<SigmaFilter> filters = new ArrayList<>();
    List<RuleProblem> problems = new ArrayList<>(yaml.problems());
    List<RuleProblem> warnings = new ArrayList<>();
    for (Yaml document : yaml.documents()) {
      try {
        SigmaDocument read = sigma.read(document);
        if (read instanceof SigmaFilter filter) {
          filters.add(filter);
          warn(filter, document, warnings);
        } else {
          detectors.add(detector(file, read, document.asMapping()));
        }
      } catch (MalformedRule refused) {
        problems.add(refused.problem());
      }
    }
    return new DetectorFile(detectors, filters, problems, warnings);
  }

  private static void warn(SigmaFilter filter, Yaml document, List<RuleProblem> warnings) {
    if (filter.keepsWhatItDescribes()) {
      Yaml condition = document.asMapping().require("filter").asMapping().require("condition");
      warnings.add(
          condition
              .mark()
              .problem(
                  "this filter keeps only what it describes; to leave that out, write"
                      + " \"not\" before it"));
    }
  }

  private Detector detector(String file, SigmaDocument document, Yaml.Mapping mapping) {
    refuseNameless(document, mapping);
    Detector.Declaration declaration =
        mapping
            .get("finding")
            .map(finding -> new DeclarationReader(sigma, document, finding.asMapping()).read())
            .orElseGet(() -> PlainDeclaration.of(document));
    Detector.Tests tests =
        mapping
            .get("tests")
            .map(written -> TestsReader.read(written.asMapping()))
            .orElseGet(() -> new Detector.Tests(List.of(), List.of(), List.of(), List.of()));
    Optional<Watch> watch = mapping.get("mechanism").map(written -> watch(document, written));
    return new Detector(file, document, status(document), declaration, tests, watch);
  }

  /** What tells the findings of a search apart, only its writer knows. */
  private static void refuseNameless(SigmaDocument document, Yaml.Mapping mapping) {
    if (document instanceof SigmaSearch
        && mapping.require("finding").asMapping().texts("identity").isEmpty()) {
      throw mapping
          .require("finding")
          .mark()
          .refuse("a search names the columns that tell its findings apart: identity: [...]");
    }
  }

  private static Watch watch(SigmaDocument document, Yaml written) {
    if (document instanceof SigmaRule) {
      return MechanismReader.read(document.id(), written);
    }
    throw written
        .mark()
        .refuse("a correlation or a search is told of by its own key, not by a mechanism");
  }

  private static Detector.Status status(SigmaDocument document) {
    return switch (document.header().status()) {
      case "stable", "test" -> Detector.Status.STABLE;
      case "opt-in" -> Detector.Status.OPT_IN;
      default -> Detector.Status.EXPERIMENTAL;
    };
  }
}
