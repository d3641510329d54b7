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

/**
 * Findings as a table. Every cell is quoted; a cell that a spreadsheet would take for a formula
 * begins with an apostrophe, and what a terminal would act on is shown as its number.
 */
final class Csv implements FindingWriter {
  private static final List<String> HEADER =
      List.of(
          "id",
          "type",
          "title",
          "severity",
          "label",
          "confidence",
          "account",
          "region",
          "firstSeen",
          "lastSeen",
          "count",
          "principal",
          "sessions",
          "accessKeys",
          "addresses",
          "userAgents",
          "hosts",
          "resources",
          "techniques",
          "tactics",
          "says",
          "why",
          "otherwise",
          "next",
          "evidence",
          "detector",
          "generation",
          "previous",
          "suppressed",
          "sample",
          "steps",
          "reasons",
          "containment",
          "origins",
          "chains");
  private final Writer out;
  private boolean begun;

  Csv(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  @Override
  public void write(Finding finding) throws IOException {
    begin();
    row(cells(finding));
  }

  private void begin() throws IOException {
    if (!begun) {
      begun = true;
      row(HEADER);
    }
  }

  private static List<String> cells(Finding finding) {
    return List.of(
        finding.id(),
        finding.type().toString(),
        finding.title(),
        String.valueOf(finding.severity().score()),
        finding.severity().label().word(),
        String.valueOf(finding.confidence()),
        finding.account(),
        finding.region(),
        Times.isoOrEmpty(finding.firstSeen()),
        Times.isoOrEmpty(finding.lastSeen()),
        String.valueOf(finding.count()),
        finding.actor().principal(),
        joined(finding.actor().sessions()),
        joined(finding.actor().accessKeys()),
        joined(finding.actor().addresses()),
        joined(finding.actor().userAgents()),
        joined(finding.actor().hosts()),
        joined(finding.resources().entrySet().stream().map(Object::toString).toList()),
        joined(finding.techniques()),
        joined(finding.tactics()),
        finding.explanation().says(),
        finding.explanation().why(),
        joined(finding.explanation().otherwise()),
        joined(finding.explanation().next()),
        joined(finding.evidence().stream().map(each -> each.place().toString()).toList()),
        finding.detector(),
        String.valueOf(finding.generation()),
        finding.previous().orElse(""),
        finding.suppressed().orElse(""),
        String.valueOf(finding.sample()),
        joined(steps(finding)),
        joined(finding.sequence().map(Sequence::reasons).orElse(List.of())),
        joined(containment(finding)),
        joined(Chains.origins(finding.actor())),
        joined(Chains.texts(finding.actor())));
  }

  private static List<String> steps(Finding finding) {
    return finding.sequence().map(Sequence::steps).orElse(List.of()).stream()
        .map(
            step -> Times.isoOrEmpty(step.firstSeen()) + " " + step.type() + " " + step.findingId())
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
