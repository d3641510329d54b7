package dev.haetae.app.docs;

import dev.haetae.app.detectors.DetectorFacts;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Mechanisms;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The mechanisms that detector files name, and the detectors that use them as examples. */
final class MechanismsPage {
  private MechanismsPage() {}

  static Page page(List<DetectorFacts> detectors) {
    Page.Writer page = new Page.Writer("mechanisms.md", "Mechanisms");
    page.paragraph(
        "What one event does not show, a mechanism notices: a detector file names it, with its"
            + " parameters, under `mechanism`. `haetae detectors show --source TYPE` shows how a"
            + " detector does.");
    page.columns("Mechanism", "Kind", "What it notices", "Detectors that use it");
    for (Mechanism each : Mechanisms.all()) {
      page.row(
          Page.code(each.name()),
          each.kind().name().toLowerCase(Locale.ROOT),
          each.says(),
          detectors.stream()
              .filter(facts -> uses(facts, each))
              .map(facts -> DetectorPages.link(facts, "detectors/"))
              .collect(Collectors.joining(", ")));
    }
    return page.page();
  }

  private static boolean uses(DetectorFacts facts, Mechanism mechanism) {
    return facts
        .detector()
        .watch()
        .filter(watch -> watch.mechanism().name().equals(mechanism.name()))
        .isPresent();
  }
}
