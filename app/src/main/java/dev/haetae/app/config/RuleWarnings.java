package dev.haetae.app.config;

import dev.haetae.detect.Detector;
import dev.haetae.detect.sigma.SigmaFilter;
import dev.haetae.detect.yaml.RuleProblem;
import dev.haetae.formats.Formats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a user's own files is right by itself and still does not do what it says: fields and logs
 * that are not there, filters upon rules that are not there.
 */
final class RuleWarnings {
  private final List<Detector> all;
  private final AskedFields fields;

  RuleWarnings(List<Detector> all) {
    this.all = all;
    this.fields = new AskedFields(all, Formats.catalogs());
  }

  /** What there is to doubt of a detector. */
  List<RuleProblem> about(Detector detector) {
    List<RuleProblem> ruleWarnings = new ArrayList<>();
    for (AskedFields.Unknown unknown : fields.unknown(detector)) {
      ruleWarnings.add(at(detector.file(), unknown.word(), unknown.says()));
    }
    return ruleWarnings;
  }

  /**
   * What there is to doubt of a filter.
   *
   * @param file where it stands
   */
  List<RuleProblem> about(String file, SigmaFilter filter) {
    return filter.rules().stream()
        .filter(name -> !name.equals("any"))
        .filter(name -> all.stream().noneMatch(each -> each.document().answersTo(name)))
        .map(name ->
            at(
                file,
                name,
                "the filter leaves something out of \""
                    + name
                    + "\", which is neither the id nor the name of a rule that was read"))
        .toList();
  }

  /** A problem with a word of a file, at its place where it stands there. */
  static RuleProblem at(String file, String word, String says) {
    try {
      return RuleProblem.at(file, TextFile.read(Path.of(file)), word, says);
    } catch (IOException gone) {
      return RuleProblem.of(file, says);
    }
  }
}
