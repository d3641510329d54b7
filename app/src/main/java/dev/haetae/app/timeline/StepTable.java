package dev.haetae.app.timeline;

import dev.haetae.app.text.TerminalText;
import dev.haetae.app.text.UtcText;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Steps for the terminal, a line each, under the day they begin on. */
public final class StepTable {
  private static final int TARGETS = 4;

  private final PrintWriter out;
  private final Subject subject;
  private LocalDate day = LocalDate.MIN;

  /** A table that is written there, step by step. */
  public StepTable(PrintWriter out, Subject subject) {
    this.out = out;
    this.subject = subject;
  }

  /** Writes a step. */
  public void write(Step step) {
    heading(step.first());
    StringBuilder line = new StringBuilder("  ");
    cell(line, span(step), 19);
    cell(line, step.count() + "×", 6);
    cell(line, step.action(), 34);
    cell(line, outcomes(step), 11);
    cell(line, step.address(), 15);
    cell(line, String.join(",", step.regions()), 14);
    line.append(rest(step));
    out.println(line.toString().stripTrailing());
  }

  private void heading(long time) {
    LocalDate next = UtcText.day(time);
    if (!next.equals(day)) {
      day = next;
      out.println(day + " UTC");
    }
  }

  private static String span(Step step) {
    String first = UtcText.clock(step.first());
    String last = UtcText.clock(step.last());
    return first.equals(last) ? first : first + "–" + last;
  }

  private static String outcomes(Step step) {
    if (step.outcomes().size() == 1) {
      return step.outcomes().firstKey();
    }
    return step.outcomes().entrySet().stream()
        .map(each -> each.getValue() + " " + each.getKey())
        .collect(Collectors.joining(", "));
  }

  private String rest(Step step) {
    List<String> parts = new ArrayList<>();
    if (!step.principal().isEmpty() && !subject.is(step.principal())) {
      parts.add("by " + step.principal());
    }
    String targets =
        step.targets().stream()
            .filter(target -> !subject.is(target))
            .limit(TARGETS)
            .collect(Collectors.joining(", "));
    if (!targets.isEmpty()) {
      parts.add("on " + targets + more(step));
    }
    return TerminalText.of(String.join(" ", parts));
  }

  private static String more(Step step) {
    long more = step.targets().size() - TARGETS + step.unlisted();
    return more > 0 ? " and " + more + " more" : "";
  }

  private static void cell(StringBuilder line, String text, int width) {
    String safe = TerminalText.of(text);
    line.append(safe)
        .append(" ".repeat(Math.max(0, width - safe.codePointCount(0, safe.length()))))
        .append("  ");
  }
}
