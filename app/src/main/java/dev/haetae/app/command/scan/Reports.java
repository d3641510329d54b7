package dev.haetae.app.command.scan;

import dev.haetae.app.config.DetectorLibrary;
import dev.haetae.app.report.Coverage;
import dev.haetae.app.report.ListedFindings;
import dev.haetae.app.report.Report;
import dev.haetae.app.text.TimeText;
import dev.haetae.findings.suppression.Suppressions;
import dev.haetae.flow.ScanResult;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.account.ScanProgress;
import dev.haetae.model.Limits;
import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Makes the report of a scan, with every text that may name somebody put through the redaction. */
record Reports(ScanResult result, Selection.Chosen chosen, Suppressions suppressions) {

  /** The report of what detectors of a library found. */
  Report report(
      DetectorLibrary library, Map<String, String> accounts, List<String> paths, TimeText times) {
    ListedFindings told =
        ListedFindings.of(
            chosen.shown(), chosen.labels(), Limits.DEFAULT.reports().reportedFindings());
    return new Report(told, coverage(), tally(library), accounts, paths, times, now());
  }

  private static long now() {
    return TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
  }

  private List<Coverage> coverage() {
    return Coverage.of(result.read().census()).stream()
        .map(each -> each.withAccount(chosen.text().apply(each.account())))
        .toList();
  }

  private Report.Tally tally(DetectorLibrary library) {
    ScanProgress progress = result.read().progress();
    return new Report.Tally(
        new Report.Volume(progress.bundles(), progress.objects(), progress.bytes()),
        new Report.Skipped(
            result.read().duplicates(), result.read().outside(), result.judged().givenUp()),
        new Report.Withheld(
            chosen.hidden().size(),
            chosen.suppressed().size(),
            suppressions.expired().size(),
            suppressions.idle().size()),
        new Report.Rules(
            result.judged().detectors(),
            library.problems().size(),
            library.warnings().size(),
            result.judged().common()),
        result.judged().blindness(),
        result.judged().continuation(),
        result.read().problems().lines().stream().map(this::line).toList());
  }

  private ProblemAccount.Line line(ProblemAccount.Line line) {
    UnaryOperator<String> text = chosen.text();
    return new ProblemAccount.Line(
        line.reason(),
        line.count(),
        line.first().stream()
            .map(each ->
                new Problem(
                    each.reason(),
                    new Place(chosen.place().apply(each.place().object()), each.place().line()),
                    text.apply(each.detail())))
            .toList());
  }
}
