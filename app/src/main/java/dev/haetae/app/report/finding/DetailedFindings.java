package dev.haetae.app.report.finding;

import dev.haetae.app.report.Report;
import dev.haetae.model.Limits;
import dev.haetae.model.Phrase;
import dev.haetae.model.finding.Finding;
import java.util.List;

/**
 * The findings that a document tells with all that is known of them, and the others by kind: nobody
 * reads thousands of them, and no browser likes so long a page.
 *
 * @param findings the gravest, worst first; none that are told under a sequence
 * @param kinds the others, those of one title and severity together
 */
public record DetailedFindings(List<Finding> findings, List<FoldedFinding> kinds) {
  /** Of the findings a report tells of. */
  public static DetailedFindings of(Report report) {
    List<Finding> all = Steps.notTold(report.findings());
    int full = Math.min(Limits.DEFAULT.reports().findingsInFull(), all.size());
    return new DetailedFindings(
        all.subList(0, full), FoldedFinding.byKind(all.subList(full, all.size())));
  }

  /** What stands above the others. */
  public String heading() {
    long others = kinds.stream().mapToLong(kind -> kind.findings().size()).sum();
    return Phrase.count(others, "more finding") + ", by kind (--format jsonl has each)";
  }
}
