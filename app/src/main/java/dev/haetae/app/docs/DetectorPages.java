package dev.haetae.app.docs;

import dev.haetae.app.detectors.AttackMatrix;
import dev.haetae.app.detectors.DetectorFacts;
import dev.haetae.detect.Detector;
import dev.haetae.detect.Detector.Case;
import dev.haetae.findings.Technique;
import dev.haetae.model.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An index of the detectors, a page for each purpose, and the ATT&amp;CK matrix. */
final class DetectorPages {
  private final List<DetectorFacts> all;

  DetectorPages(List<DetectorFacts> all) {
    this.all = all;
  }

  List<Page> pages() {
    Map<String, List<DetectorFacts>> purposes =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.detector().finding().type().purpose(),
                    TreeMap::new,
                    Collectors.toList()));
    List<Page> pages = new ArrayList<>();
    pages.add(index());
    pages.add(matrix());
    purposes.forEach((purpose, those) -> pages.add(purpose(purpose, those)));
    return pages;
  }

  private Page index() {
    Page.Writer page = new Page.Writer("detectors/README.md", "Detectors");
    page.paragraph(
        all.size()
            + " detectors. Those whose status is stable run unless told otherwise;"
            + " the others must be asked for.");
    page.columns("Type", "Severity", "Log", "ATT&CK", "Status", "What it finds");
    for (DetectorFacts each : all) {
      page.row(
          link(each, ""),
          each.severity().label().word(),
          String.join(", ", each.logs()),
          String.join(" ", each.techniques()),
          each.status(),
          Page.plain(each.detector().document().title()));
    }
    return page.page();
  }

  private Page matrix() {
    AttackMatrix matrix = AttackMatrix.of(all);
    Page.Writer page = new Page.Writer("attack.md", "ATT&CK matrix");
    page.paragraph(
        all.size()
            + " detectors cover "
            + matrix.techniques()
            + " techniques of "
            + matrix.tactics().size()
            + " tactics.");
    matrix
        .tactics()
        .forEach((tactic, techniques) -> {
          page.heading(2, tactic);
          page.columns("Technique", "Detectors");
          techniques.forEach((technique, those) -> page.row(technique(technique), links(those)));
          page.end();
        });
    return page.page();
  }

  private static String technique(String id) {
    return "["
        + Technique.named(id)
        + "](https://attack.mitre.org/techniques/"
        + id.replace('.', '/')
        + "/)";
  }

  private static String links(List<DetectorFacts> those) {
    return those.stream().map(each -> link(each, "detectors/")).collect(Collectors.joining(", "));
  }

  static String link(DetectorFacts facts, String folder) {
    return "["
        + facts.types().get(0)
        + "]("
        + folder
        + file(facts.detector().finding().type().purpose())
        + "#"
        + anchor(facts)
        + ")";
  }

  private static String file(String purpose) {
    return purpose.toLowerCase(Locale.ROOT) + ".md";
  }

  private static String anchor(DetectorFacts facts) {
    return facts.detector().id();
  }

  private static Page purpose(String purpose, List<DetectorFacts> those) {
    Page.Writer page = new Page.Writer("detectors/" + file(purpose), purpose);
    those.forEach(each -> detector(page, each));
    return page.page();
  }

  private static void detector(Page.Writer page, DetectorFacts facts) {
    Detector detector = facts.detector();
    Detector.Declaration finding = detector.finding();
    page.paragraph("<a id=\"" + anchor(facts) + "\"></a>");
    page.heading(2, Page.plain(detector.document().title()));
    page.paragraph(Page.plain(detector.document().description()));
    page.columns("", "");
    page.row("Types", Page.codes(facts.types()));
    page.row("Severity", finding.severity().score() + ", at most " + facts.severity().score());
    page.row("Status", facts.status());
    page.row("Log", String.join(", ", facts.logs()));
    page.row(
        "ATT&CK",
        String.join(", ", facts.tactics())
            + ": "
            + facts.techniques().stream()
                .map(DetectorPages::technique)
                .collect(Collectors.joining(", ")));
    page.row("One finding for each", Page.codes(finding.identity()));
    page.row("Quiet after", Phrase.count(finding.quiet().toDays(), "day"));
    page.row("File", Page.code(detector.file()));
    page.row("Id", Page.code(detector.id()));
    page.end();
    page.paragraph("A finding says: " + Page.code(finding.says().strip().replaceAll("\\s+", " ")));
    page.paragraph("Why it matters: " + Page.plain(finding.why()));
    items(page, "Cases:", finding.cases().stream().map(DetectorPages::words).toList());
    items(page, "What else it may be:", plain(finding.otherwise()));
    items(page, "What to do next:", plain(finding.next()));
  }

  private static String words(Case each) {
    return "when "
        + Page.code(each.when())
        + each.type().map(type -> ", type " + Page.code(type.toString())).orElse("")
        + each.severity().map(severity -> ", severity " + severity.score()).orElse("")
        + each.title().map(title -> ": " + Page.plain(title)).orElse("");
  }

  private static List<String> plain(List<String> texts) {
    return texts.stream().map(Page::plain).toList();
  }

  private static void items(Page.Writer page, String title, List<String> items) {
    if (!items.isEmpty()) {
      page.paragraph(title);
      items.forEach(page::item);
      page.end();
    }
  }
}
