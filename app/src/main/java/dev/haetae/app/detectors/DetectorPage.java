package dev.haetae.app.detectors;

import dev.haetae.app.text.Paragraph;
import dev.haetae.app.text.TerminalText;
import dev.haetae.detect.Detector;
import dev.haetae.detect.Detector.Case;
import dev.haetae.detect.sigma.SigmaSearch;
import dev.haetae.detect.sigma.SigmaSequence;
import dev.haetae.findings.Technique;
import dev.haetae.model.Phrase;
import java.io.PrintWriter;
import java.util.List;

/** One detector in full, for the terminal. */
public final class DetectorPage {
  private final PrintWriter out;

  /** A page that is written there. */
  public DetectorPage(PrintWriter out) {
    this.out = out;
  }

  /** Writes it. */
  public void write(DetectorFacts facts) {
    Detector detector = facts.detector();
    Detector.Declaration finding = detector.finding();
    out.println(TerminalText.of(detector.document().title()));
    out.println(String.join(", ", facts.types()));
    out.println();
    line("id", detector.id());
    line("status", facts.status());
    line("severity", facts.severity().score() + " " + facts.severity().label().word());
    line("logs", String.join(", ", facts.logs()));
    line("tactics", String.join(", ", facts.tactics()));
    line("techniques", Technique.named(facts.techniques()));
    line("file", detector.file());
    if (detector.document() instanceof SigmaSequence sequence) {
      line("made of", sequence.words());
    }
    if (detector.document() instanceof SigmaSearch search) {
      line("made of", search.words());
      line(search.language(), search.query().text().strip().replaceAll("\\s+", " "));
    }
    line("one finding for each", String.join(", ", finding.identity()));
    line("quiet after", Phrase.count(finding.quiet().toDays(), "day"));
    line(
        "tests",
        detector.tests().fires().size()
            + " on which it fires, "
            + detector.tests().quiet().size()
            + " on which it does not");
    section("What it finds", List.of(detector.document().description()));
    section("What a finding says", List.of(finding.says()));
    section("Cases", finding.cases().stream().map(DetectorPage::words).toList());
    section("Why it matters", List.of(finding.why()));
    section("What else it may be", finding.otherwise());
    section("What to do next", finding.next());
  }

  private static String words(Case each) {
    String severity = each.severity().map(value -> ", severity " + value.score()).orElse("");
    return "when " + each.when() + each.type().map(type -> ": " + type).orElse("") + severity;
  }

  private void line(String name, String value) {
    if (!value.isBlank()) {
      out.println(
          "  " + name + " ".repeat(Math.max(1, 22 - name.length())) + TerminalText.of(value));
    }
  }

  private void section(String title, List<String> texts) {
    List<String> said = texts.stream().filter(text -> !text.isBlank()).toList();
    if (!said.isEmpty()) {
      out.println();
      out.println(title);
      said.forEach(text -> Paragraph.write(out, said.size() > 1 ? "  - " : "  ", text));
    }
  }
}
