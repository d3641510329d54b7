package dev.haetae.app.explain;

import dev.haetae.app.report.finding.AffectedResources;
import dev.haetae.app.report.finding.SessionOrigins;
import dev.haetae.app.text.Paragraph;
import dev.haetae.app.text.Shortened;
import dev.haetae.app.text.TerminalText;
import dev.haetae.app.text.TimeText;
import dev.haetae.app.text.UtcText;
import dev.haetae.findings.Principal;
import dev.haetae.findings.Technique;
import dev.haetae.findings.sequence.StepText;
import dev.haetae.model.finding.Actor;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.finding.Sequence;
import java.io.PrintWriter;
import java.util.List;

/** A finding in full, for the terminal. */
public final class FindingPage {
  private static final int EVIDENCE = 10;
  private static final int RAW = 300;
  private static final int LABEL = 18;
  private static final int PROGRAMS = 6;

  private final PrintWriter out;
  private final boolean withRaw;

  /**
   * A page that is written there.
   *
   * @param withRaw whether all evidence is shown, its records whole
   */
  public FindingPage(PrintWriter out, boolean withRaw) {
    this.out = out;
    this.withRaw = withRaw;
  }

  /** Writes it. */
  public void write(Finding finding) {
    head(finding);
    actor(finding.actor());
    finding.resources().keySet().forEach(kind -> resource(finding, kind));
    section("What happened", List.of(finding.explanation().says()));
    finding.sequence().ifPresent(this::sequence);
    section("Why it matters", List.of(finding.explanation().why()));
    section(
        "What it was compared with",
        finding.baseline().entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue())
            .toList());
    evidence(finding);
    section("What else it may be", finding.explanation().otherwise());
    section("What to do next", finding.explanation().next());
    section("See also", commands(finding));
  }

  private void sequence(Sequence sequence) {
    section(
        "Step by step",
        sequence.steps().stream()
            .map(step ->
                UtcText.dayAndClock(step.seen().first())
                    + " "
                    + new Principal(step.actor().principal()).shortName()
                    + ": "
                    + StepText.of(step.finding().title(), 1, step.succeeded())
                    + (step.isCore() ? "" : "; maybe its owner")
                    + " ("
                    + Shortened.id(step.findingId())
                    + ")")
            .toList());
    section("Why it is taken for an attack", sequence.reasons());
    containment(sequence.containment());
  }

  private void containment(List<Sequence.Measure> measures) {
    if (measures.isEmpty()) {
      return;
    }
    out.println();
    out.println("What to take from the attacker");
    for (Sequence.Measure each : measures) {
      Paragraph.write(out, "  - ", each.text());
      // On one line, so that it can be copied.
      each.command().ifPresent(command -> out.println("      " + TerminalText.of(command)));
    }
  }

  private void head(Finding finding) {
    out.println(
        finding.severity().label().word()
            + " ("
            + finding.severity().score()
            + ")  "
            + TerminalText.of(finding.title()));
    out.println(finding.type());
    out.println();
    line("id", finding.id());
    line("account, Region", finding.account() + ", " + finding.region());
    line("first seen", UtcText.dayAndClock(finding.firstSeen()) + " UTC");
    line("last seen", UtcText.dayAndClock(finding.lastSeen()) + " UTC");
    if (finding.timeIsAssumed()) {
      line("time", "of records that tell none that of their file");
    }
    line("occurrences", Long.toString(finding.count()));
    line("tactics", String.join(", ", finding.tactics()));
    line("techniques", Technique.named(finding.techniques()));
    finding.reportedBy().ifPresent(product -> line("reported by", product));
    line("confidence", Math.round(finding.confidence() * 100) + " of 100");
    line("detector", finding.detector());
    finding.previous().ifPresent(previous -> line("came back after", previous));
    finding.suppressed().ifPresent(reason -> line("suppressed", reason));
  }

  private void actor(Actor actor) {
    line("principal", actor.principal());
    SessionOrigins.chains(actor).forEach(chain -> line("began with", chain));
    line("sessions", others(actor.sessions(), actor.principal()));
    line("access keys", String.join(", ", actor.accessKeys()));
    line("addresses", String.join(", ", actor.addresses()));
    line("hosts", String.join(", ", actor.hosts()));
    programs(actor.userAgents());
  }

  private void resource(Finding finding, String kind) {
    line(AffectedResources.words(kind), String.join(", ", AffectedResources.names(finding, kind)));
  }

  /** A line each: their names are long and have commas. */
  private void programs(List<String> names) {
    String label = "programs";
    for (String name : names.subList(0, Math.min(PROGRAMS, names.size()))) {
      line(label, name);
      label = "";
    }
    if (names.size() > PROGRAMS) {
      line(label, "and " + (names.size() - PROGRAMS) + " more");
    }
  }

  private static String others(List<String> names, String known) {
    return String.join(", ", names.stream().filter(name -> !name.equals(known)).toList());
  }

  private void line(String name, String value) {
    if (!value.isBlank()) {
      String label = TerminalText.of(name);
      String head = "  " + label + " ".repeat(Math.max(2, LABEL - label.length()));
      Paragraph.write(out, head, TerminalText.of(value));
    }
  }

  private void section(String title, List<String> texts) {
    List<String> said = texts.stream().filter(text -> !text.isBlank()).toList();
    if (!said.isEmpty()) {
      out.println();
      out.println(title);
      String mark = said.size() > 1 ? "  - " : "  ";
      said.forEach(text -> Paragraph.write(out, mark, TerminalText.of(text)));
    }
  }

  private void evidence(Finding finding) {
    List<Occurrence> all = finding.evidence();
    if (all.isEmpty()) {
      return;
    }
    out.println();
    out.println("Evidence");
    int shown = withRaw ? all.size() : Math.min(EVIDENCE, all.size());
    all.subList(0, shown).forEach(this::occurrence);
    if (shown < finding.count()) {
      out.println(
          "  … "
              + shown
              + " of "
              + finding.count()
              + " occurrences"
              + (shown < all.size() ? "; --raw shows " + all.size() + " with their records" : ""));
    }
  }

  private void occurrence(Occurrence each) {
    out.println(
        "  "
            + UtcText.dayAndClock(each.time())
            + TimeText.note(each.assumed())
            + "  "
            + each.log()
            + "  "
            + TerminalText.of(each.place().toString()));
    if (withRaw) {
      RawText.pretty(each.raw())
          .lines()
          .forEach(line -> out.println("      " + TerminalText.of(line)));
    } else {
      out.println("      " + TerminalText.of(RawText.compact(each.raw(), RAW)));
    }
  }

  private static List<String> commands(Finding finding) {
    String principal = finding.actor().principal();
    return principal.isEmpty()
        ? List.of("haetae detectors show " + finding.detector())
        : List.of(
            "haetae timeline '" + principal.replace("'", "'\\''") + "' PATH",
            "haetae detectors show " + finding.detector());
  }
}
