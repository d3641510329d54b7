package dev.haetae.app.docs;

import dev.haetae.app.detectors.DetectorFacts;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Mechanisms;
import dev.haetae.detect.mechanism.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The mechanisms that detector files name, and the detectors that use them as examples. */
final class MechanismsPage {
  private MechanismsPage() {}

  static Page page(List<DetectorFacts> detectors) {
    Page.Writer page = new Page.Writer("mechanisms.md", "Mechanisms");
    page.paragraph(
        "What one event does not show, a mechanism notices: a detector file names it, with its"
            + " parameters, under `mechanism`. `haetae detectors show --source TYPE` shows how a"
            + " detector does. A time is a number and `s`, `m`, `h` or `d`: `90m`.");
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
    Mechanisms.all().forEach(each -> parameters(each, detectors, page));
    return page.page();
  }

  private static void parameters(
      Mechanism mechanism, List<DetectorFacts> detectors, Page.Writer page) {
    page.heading(2, "Parameters of `" + mechanism.name() + "`");
    page.columns("Parameter", "What it is", "Value", "Default");
    for (Parameter each : parameters(mechanism, detectors)) {
      page.row(
          Page.code(each.name()),
          each.says(),
          each.value(),
          each.otherwise().isEmpty() ? "–" : each.otherwise());
    }
  }

  /** What the mechanism reads in any file; a default that depends on the file is left out. */
  static List<Parameter> parameters(Mechanism mechanism, List<DetectorFacts> detectors) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    detectors.stream()
        .filter(facts -> uses(facts, mechanism))
        .flatMap(facts -> facts.detector().watch().stream())
        .flatMap(watch -> watch.parameters().stream())
        .forEach(each -> parameters.merge(each.name(), each, MechanismsPage::common));
    return List.copyOf(parameters.values());
  }

  private static Parameter common(Parameter left, Parameter right) {
    String value = left.value().equals(right.value()) ? left.value() : "depends on the others";
    String otherwise = left.otherwise().equals(right.otherwise()) ? left.otherwise() : "";
    return new Parameter(left.name(), left.says(), value, otherwise);
  }

  private static boolean uses(DetectorFacts facts, Mechanism mechanism) {
    return facts
        .detector()
        .watch()
        .filter(watch -> watch.mechanism().name().equals(mechanism.name()))
        .isPresent();
  }
}
