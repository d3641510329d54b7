package dev.haetae.app.report.first;

import dev.haetae.app.report.Report;
import dev.haetae.app.report.finding.FindingSubject;
import dev.haetae.app.report.finding.Story;
import dev.haetae.model.Phrase;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Sequence;
import dev.haetae.model.finding.Severity;
import java.util.List;

/** What a scan comes to, in one sentence. */
final class Verdict {
  private Verdict() {}

  /**
   * The verdict on all that was found.
   *
   * @param stories gravest first
   */
  static String of(List<Story> stories, Report report) {
    if (stories.isEmpty()) {
      return ofNothing(report);
    }
    Story gravest = stories.getFirst();
    Finding worst = gravest.worst();
    if (worst.sequence().isPresent()) {
      return ofAttack(worst, worst.sequence().get());
    }
    if (gravest.isWeakness()) {
      return "No attack was found. What is set up wrong, first of all: "
          + what(gravest, report)
          + ".";
    }
    return introduction(gravest.label(), stories) + what(gravest, report) + ".";
  }

  private static String introduction(Severity.Label label, List<Story> stories) {
    return switch (label) {
      case CRITICAL, HIGH -> "This needs attention now: ";
      case MEDIUM -> "Worth a look: ";
      case LOW ->
          (isAnythingSetUpWrong(stories)
                  ? "Nothing grave was done, though something is set up wrong: otherwise low findings"
                  : "Nothing grave: low findings")
              + " only, such as attempts that failed. The first to look at: ";
    };
  }

  private static boolean isAnythingSetUpWrong(List<Story> stories) {
    return stories.stream()
        .anyMatch(each -> each.isWeakness() && each.label().compareTo(Severity.Label.LOW) > 0);
  }

  /** The worst of a story, and by whom; of a weakness where it is, and who says so. */
  static String what(Story story, Report report) {
    Finding worst = story.worst();
    return story.isWeakness()
        ? worst.title()
            + ", in "
            + report.place(worst)
            + ", as "
            + worst.reportedBy().orElse("")
            + " reports"
        : worst.title() + ", by " + who(story, report);
  }

  private static String who(Story story, Report report) {
    Finding worst = story.worst();
    int others = story.principals().size() - 1;
    String who = FindingSubject.of(worst) + " of " + report.place(worst);
    return others <= 0 ? who : who + " and " + Phrase.count(others, "other principal");
  }

  private static String ofAttack(Finding finding, Sequence sequence) {
    String says = finding.explanation().says() + ".";
    if (finding.severity().label().compareTo(Severity.Label.HIGH) >= 0) {
      return "This looks like an intrusion: " + says;
    }
    return sequence.reached().isEmpty()
        ? "Worth a look, though nothing of it succeeded: " + says
        : "Worth a look: " + says;
  }

  private static String ofNothing(Report report) {
    if (report.events() == 0) {
      return ofNoEvents(report.tally().skipped().outside());
    }
    Report.Withheld withheld = report.tally().withheld();
    if (withheld.hidden() > 0) {
      return "Nothing to show: "
          + Phrase.count(withheld.hidden(), "finding")
          + " below --min-severity, "
          + Phrase.grouped(withheld.suppressed())
          + " suppressed.";
    }
    if (withheld.suppressed() > 0) {
      return "Nothing to show: "
          + Phrase.count(withheld.suppressed(), "finding")
          + ", all of them suppressed.";
    }
    return "Nothing found by "
        + Phrase.count(report.tally().rules().detectors(), "detector")
        + " in "
        + Phrase.count(report.events(), "event")
        + ". What these logs do not record cannot be found in them.";
  }

  private static String ofNoEvents(long outside) {
    return outside == 0
        ? "No event was read, so nothing can be said."
        : "None of the "
            + Phrase.count(outside, "event")
            + " read is of the time asked for, so nothing can be said.";
  }
}
