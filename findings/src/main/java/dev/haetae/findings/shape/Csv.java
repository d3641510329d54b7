package dev.haetae.findings.shape;

import dev.haetae.model.CsvText;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Sequence;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * Findings as a table. Every cell is quoted; a cell that a spreadsheet would take for a formula
 * begins with an apostrophe, and what a terminal would act on is shown as its number.
 */
final class Csv implements FindingWriter {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", Finding::id),
          new Column("type", finding -> finding.type().toString()),
          new Column("title", Finding::title),
          new Column("severity", finding -> String.valueOf(finding.severity().score())),
          new Column("label", finding -> finding.severity().label().word()),
          new Column("confidence", finding -> String.valueOf(finding.confidence())),
          new Column("account", Finding::account),
          new Column("region", Finding::region),
          new Column("firstSeen", finding -> Times.isoOrEmpty(finding.firstSeen())),
          new Column("lastSeen", finding -> Times.isoOrEmpty(finding.lastSeen())),
          new Column("count", finding -> String.valueOf(finding.count())),
          new Column("principal", finding -> finding.actor().principal()),
          new Column("sessions", finding -> joined(finding.actor().sessions())),
          new Column("accessKeys", finding -> joined(finding.actor().accessKeys())),
          new Column("addresses", finding -> joined(finding.actor().addresses())),
          new Column("userAgents", finding -> joined(finding.actor().userAgents())),
          new Column("hosts", finding -> joined(finding.actor().hosts())),
          new Column(
              "resources",
              finding ->
                  joined(finding.resources().entrySet().stream().map(Object::toString).toList())),
          new Column("techniques", finding -> joined(finding.techniques())),
          new Column("tactics", finding -> joined(finding.tactics())),
          new Column("says", finding -> finding.explanation().says()),
          new Column("why", finding -> finding.explanation().why()),
          new Column("otherwise", finding -> joined(finding.explanation().otherwise())),
          new Column("next", finding -> joined(finding.explanation().next())),
          new Column(
              "evidence",
              finding ->
                  joined(
                      finding.evidence().stream().map(each -> each.place().toString()).toList())),
          new Column("detector", Finding::detector),
          new Column("generation", finding -> String.valueOf(finding.generation())),
          new Column("previous", finding -> finding.previous().orElse("")),
          new Column("suppressed", finding -> finding.suppressed().orElse("")),
          new Column("sample", finding -> String.valueOf(finding.sample())),
          new Column("steps", finding -> joined(steps(finding))),
          new Column(
              "reasons",
              finding -> joined(finding.sequence().map(Sequence::reasons).orElse(List.of()))),
          new Column("containment", finding -> joined(containment(finding))),
          new Column("origins", finding -> joined(Chains.origins(finding.actor()))),
          new Column("chains", finding -> joined(Chains.texts(finding.actor()))));

  private final Writer out;
  private boolean begun;

  /** A column, and what stands in it. */
  private record Column(String name, Function<Finding, String> cell) {}

  Csv(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  @Override
  public void write(Finding finding) throws IOException {
    begin();
    row(COLUMNS.stream().map(column -> column.cell().apply(finding)).toList());
  }

  private void begin() throws IOException {
    if (!begun) {
      begun = true;
      row(COLUMNS.stream().map(Column::name).toList());
    }
  }

  private static List<String> steps(Finding finding) {
    return finding.sequence().map(Sequence::steps).orElse(List.of()).stream()
        .map(step ->
            Times.isoOrEmpty(step.seen().first())
                + " "
                + step.finding().type()
                + " "
                + step.findingId())
        .toList();
  }

  private static List<String> containment(Finding finding) {
    return finding.sequence().map(Sequence::containment).orElse(List.of()).stream()
        .map(Sequence.Measure::text)
        .toList();
  }

  private static String joined(List<String> texts) {
    return String.join("; ", texts);
  }

  private void row(List<String> cells) throws IOException {
    String separator = "";
    for (String cell : cells) {
      out.append(separator).append(CsvText.forSpreadsheet(cell));
      separator = ",";
    }
    out.append("\r\n");
  }

  @Override
  public void close() throws IOException {
    begin();
    out.flush();
  }
}
