package dev.haetae.app.report.first;

import dev.haetae.app.report.finding.AffectedResources;
import dev.haetae.app.report.finding.Handover;
import dev.haetae.app.report.finding.Story;
import dev.haetae.findings.Principal;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Sequence;
import java.util.List;

/** What to take from an intruder, for the first screen. */
final class Containment {
  private Containment() {}

  static List<Step> of(Story story, List<Handover> handovers) {
    return story
        .sequence()
        .flatMap(Finding::sequence)
        .map(Sequence::containment)
        .orElseGet(() -> measures(story, handovers))
        .stream()
        .map(measure -> new Step(measure.text(), measure.command()))
        .toList();
  }

  private static List<Sequence.Measure> measures(Story story, List<Handover> handovers) {
    dev.haetae.findings.sequence.Containment containment =
        new dev.haetae.findings.sequence.Containment();
    handovers.forEach(each -> containment.key(each.key(), userArn(each)));
    for (Finding finding : story.findings()) {
      finding
          .actor()
          .accessKeys()
          .forEach(key -> containment.key(key, finding.actor().principal()));
    }
    story.principals().forEach(containment::principal);
    handovers.forEach(each -> containment.principal(userArn(each)));
    for (Finding finding : story.findings()) {
      AffectedResources.names(finding, "LambdaFunction")
          .forEach(name -> containment.function(name, finding.region()));
    }
    story.distinct(finding -> finding.actor().hosts()).forEach(containment::machine);
    return containment.measures();
  }

  /** The answer to CreateAccessKey names the user; it lives where the caller does. */
  private static String userArn(Handover handover) {
    return handover.to().contains(":")
        ? handover.to()
        : "arn:aws:iam::" + new Principal(handover.from()).account() + ":user/" + handover.to();
  }
}
