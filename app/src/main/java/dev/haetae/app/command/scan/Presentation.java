package dev.haetae.app.command.scan;

import dev.haetae.app.report.Report;
import dev.haetae.app.report.ReportText;
import dev.haetae.app.report.html.HtmlReport;
import dev.haetae.app.report.text.MarkdownReport;
import dev.haetae.app.report.text.TableReport;
import dev.haetae.app.text.Palette;
import dev.haetae.app.text.Terminal;
import dev.haetae.findings.shape.FindingWriter;
import dev.haetae.findings.shape.Shape;
import dev.haetae.model.finding.Finding;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a scan shows, in whichever format it is asked for.
 *
 * @param findings for formats that programs read
 * @param report for those that people read
 * @param showsAll whether the table has every finding by itself
 * @param noColor whether colours are not wanted
 */
record Presentation(List<Finding> findings, Report report, boolean showsAll, boolean noColor)
    implements Outputs.Presenter {

  @Override
  public void write(ReportFormat format, Outputs.Target target) throws IOException {
    Optional<Shape> shape = format.shape();
    if (shape.isPresent()) {
      try (FindingWriter writer = shape.get().open(target.out())) {
        for (Finding finding : findings) {
          writer.write(finding);
        }
      }
      return;
    }
    try (Writer out = new OutputStreamWriter(target.out(), StandardCharsets.UTF_8)) {
      write(format, new ReportText(out), target.isFile());
    } catch (UncheckedIOException refused) {
      throw refused.getCause();
    }
  }

  private void write(ReportFormat format, ReportText out, boolean isFile) {
    Map<String, String> environment = System.getenv();
    switch (format) {
      case HTML -> HtmlReport.write(report, out);
      case MARKDOWN -> MarkdownReport.write(report, out);
      default ->
          TableReport.write(
              report,
              out,
              Palette.of(!isFile && Terminal.isOutput(), noColor, environment),
              Terminal.width(environment),
              showsAll);
    }
  }
}
