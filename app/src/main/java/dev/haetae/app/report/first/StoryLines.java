package dev.haetae.app.report.first;

import dev.haetae.app.report.finding.Steps;
import dev.haetae.app.text.TimeText;
import dev.haetae.findings.Principal;
import dev.haetae.model.finding.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * An attack of several steps, a line each, numbered as the drawing of its path numbers them.
 *
 * <p>{@link Sequence#story} tells the same in sentences, for places that have no lines.
 */
final class StoryLines {
  private StoryLines() {}

  /** The lines, in order of time. Who acted is said where it is another than in the line before. */
  static List<String> of(Sequence sequence, TimeText times) {
    List<String> lines = new ArrayList<>();
    String told = "";
    for (Steps each : Steps.of(sequence)) {
      String who = who(each.first());
      String actor = who.equals(told) ? "" : who + ": ";
      told = who;
      long first = each.first().seen().first();
      lines.add(
          lines.size() + 1 + ". " + times.localSpan(first, first) + "  " + actor + each.text());
    }
    return lines;
  }

  private static String who(Sequence.Step step) {
    if (!step.actor().principal().isEmpty()) {
      return new Principal(step.actor().principal()).shortName();
    }
    return step.actor().addresses().isEmpty()
        ? "somebody"
        : "somebody at " + step.actor().addresses().getFirst();
  }
}
