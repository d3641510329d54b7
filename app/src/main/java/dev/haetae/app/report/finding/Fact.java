package dev.haetae.app.report.finding;

import dev.haetae.app.report.Report;
import dev.haetae.app.text.Shortened;
import dev.haetae.app.text.TimeText;
import dev.haetae.findings.Technique;
import dev.haetae.model.Phrase;
import dev.haetae.model.finding.Actor;
import dev.haetae.model.finding.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Something a finding has, by name.
 *
 * @param name what it is
 * @param text its value
 */
public record Fact(String name, String text) {

  /** All that is worth telling of a finding besides its sentences. */
  public static List<Fact> of(Finding finding, Report report) {
    List<Fact> facts = new ArrayList<>();
    Actor actor = finding.actor();
    add(facts, "Type", finding.type().toString());
    add(
        facts,
        "Severity",
        finding.severity().label().word() + " (" + finding.severity().score() + ")");
    add(facts, "Place", report.place(finding));
    add(
        facts,
        "Seen",
        report.times().span(finding.firstSeen(), finding.lastSeen())
            + TimeText.note(finding.timeIsAssumed()));
    add(facts, "Events", Phrase.grouped(finding.count()));
    add(facts, "Principal", actor.principal());
    SessionOrigins.chains(actor).forEach(chain -> add(facts, "Began with", chain));
    add(facts, "Sessions", Shortened.names(actor.sessions()));
    add(facts, "Access keys", Shortened.names(actor.accessKeys()));
    add(facts, "Addresses", Shortened.names(actor.addresses()));
    add(facts, "Machines", Shortened.names(actor.hosts()));
    add(facts, "Programs", Shortened.names(actor.userAgents()));
    finding
        .resources()
        .keySet()
        .forEach(kind ->
            add(
                facts,
                AffectedResources.words(kind),
                Shortened.names(AffectedResources.names(finding, kind))));
    finding.baseline().forEach((name, value) -> add(facts, "Compared with: " + name, value));
    add(facts, "ATT&CK", Technique.named(finding.techniques()));
    add(facts, "Id", finding.id());
    return facts;
  }

  private static void add(List<Fact> facts, String name, String text) {
    if (!text.isEmpty()) {
      facts.add(new Fact(name, text));
    }
  }
}
