package dev.haetae.findings;

import dev.haetae.detect.Detector;
import dev.haetae.detect.Template;
import dev.haetae.model.FindingType;
import dev.haetae.model.Severity;
import java.util.Optional;

/** Type, severity and texts of a finding in one case of its detector. */
record Words(FindingType type, Severity severity, Template title, Template says) {

  static Words of(Detector detector, Optional<Detector.Case> chosen) {
    Detector.Declaration declaration = detector.finding();
    return new Words(
        chosen.flatMap(Detector.Case::type).orElse(declaration.type()),
        chosen.flatMap(Detector.Case::severity).orElse(declaration.severity()),
        chosen
            .flatMap(Detector.Case::title)
            .map(Template::parse)
            .orElseGet(() -> Template.literal(detector.document().title())),
        Template.parse(chosen.flatMap(Detector.Case::says).orElse(declaration.says())));
  }
}
