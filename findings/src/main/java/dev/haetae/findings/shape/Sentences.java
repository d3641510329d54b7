package dev.haetae.findings.shape;

import dev.haetae.model.finding.Explanation;
import dev.haetae.model.finding.Finding;
import java.util.List;

/** Texts of a finding put together for shapes that have one place for several of ours. */
final class Sentences {
  private static final String ENDS = ".!?…";

  /** A reader would otherwise take the day a file was copied for that of an attack. */
  private static final String ASSUMED =
      "Records that tell no time of their own are taken as of the time of their file.";

  private Sentences() {}

  /** What happened and why it matters. */
  static String explanation(Finding finding) {
    Explanation explanation = finding.explanation();
    return joined(
        List.of(explanation.says(), explanation.why(), finding.timeIsAssumed() ? ASSUMED : ""));
  }

  /** Texts as one, each ended like a sentence where another follows it. */
  static String joined(List<String> texts) {
    StringBuilder all = new StringBuilder();
    for (String text : texts) {
      if (!all.isEmpty() && !text.isEmpty()) {
        all.append(ENDS.indexOf(all.charAt(all.length() - 1)) < 0 ? ". " : " ");
      }
      all.append(text);
    }
    return all.toString();
  }
}
