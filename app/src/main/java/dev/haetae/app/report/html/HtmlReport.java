package dev.haetae.app.report.html;

import dev.haetae.app.report.AccountLine;
import dev.haetae.app.report.Coverage;
import dev.haetae.app.report.Report;
import dev.haetae.app.report.ReportText;
import dev.haetae.app.report.finding.Steps;
import dev.haetae.app.report.first.FirstScreen;
import dev.haetae.app.report.first.Section;
import dev.haetae.app.report.first.Step;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.model.Phrase;
import dev.haetae.model.event.Event;
import dev.haetae.model.finding.Sequence;
import dev.haetae.model.log.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * A scan as one HTML page that needs nothing else: no network, no other file. Its content security
 * policy allows only the style and the script that are in it, by their hashes, so that nothing else
 * could run even if it got in.
 */
public final class HtmlReport {
  private final Report report;
  private final String style = resource("report.css");
  private final String script = resource("report.js");
  private final Html html;

  private HtmlReport(Report report, ReportText out) {
    this.report = report;
    this.html = new Html(out);
  }

  /** Writes the whole page. */
  public static void write(Report report, ReportText out) {
    HtmlReport page = new HtmlReport(report, out);
    page.head();
    page.body();
  }

  private void head() {
    html.markup("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
    html.empty("meta", "charset", "utf-8");
    html.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'sha256-"
            + hash(style)
            + "'; script-src 'sha256-"
            + hash(script)
            + "'; base-uri 'none'; form-action 'none'");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "referrer", "content", "no-referrer");
    html.leaf("title", "Haetae scan report");
    html.open("style").markup(style).close();
    html.close();
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  private void body() {
    html.open("body");
    masthead();
    html.open("main");
    firstScreen();
    if (!report.findings().isEmpty()) {
      timeline();
      new Breakdowns(report, html).write();
      new FindingsSection(report, html).write();
    }
    account();
    html.close();
    html.open("script").markup(script).close();
    html.close().close();
  }

  private void masthead() {
    html.open("header", "class", "masthead");
    html.leaf("span", "Haetae", "class", "brand");
    html.leaf("span", "Scan report", "class", "kind");
    html.leaf("span", extent(), "class", "extent");
    html.close();
  }

  /** What the report is about: how much, of how many accounts, of which time. */
  private String extent() {
    List<Coverage> timed = report.coverage().stream().filter(Coverage::hasTimes).toList();
    long accounts = report.coverage().stream().map(Coverage::account).distinct().count();
    long first = timed.stream().mapToLong(Coverage::first).min().orElse(Event.NO_TIME);
    long last = timed.stream().mapToLong(Coverage::last).max().orElse(Event.NO_TIME);
    return Phrase.count(report.events(), "event")
        + " of "
        + Phrase.count(accounts, "account")
        + ", "
        + report.times().span(first, last);
  }

  private void firstScreen() {
    FirstScreen screen = FirstScreen.of(report);
    String label = screen.label().map(HtmlSeverity::name).orElse("none");
    html.open("section", "class", "verdict is-" + label);
    screen.label().ifPresent(each -> html.leaf("span", each.word(), "class", "chip"));
    html.leaf("h1", screen.verdict());
    html.close();
    screen.attack().ifPresent(this::path);
    html.open("section", "class", "answers");
    screen.sections().forEach(this::section);
    html.close();
  }

  private void path(Sequence attack) {
    List<Steps> steps = Steps.of(attack);
    if (steps.size() > 1) {
      html.open("section", "class", "panel").leaf("h2", "How it went");
      AttackPath.draw(steps, report.times(), html);
      html.note(AttackPath.legend(steps, report.times()));
      html.close();
    }
  }

  private void section(Section section) {
    html.open(
        "div", "class", "answer " + section.name().toLowerCase(Locale.ROOT).replace(' ', '-'));
    html.leaf("h2", section.name());
    steps(section.shown());
    if (!section.rest().isEmpty()) {
      html.open("details").leaf("summary", Phrase.grouped(section.rest().size()) + " more");
      List<Step> listed = section.listed();
      steps(listed.subList(section.shown().size(), listed.size()));
      section.unlisted().ifPresent(html::note);
      html.close();
    }
    html.close();
  }

  private void steps(List<Step> steps) {
    html.open("ul");
    for (Step step : steps) {
      html.open("li").leaf("span", step.text());
      step.command().ifPresent(command -> html.leaf("code", command, "class", "command"));
      html.close();
    }
    html.close();
  }

  private void timeline() {
    html.open("section", "class", "panel").leaf("h2", "When it happened");
    TimelineChart.draw(report.findings(), report.times().zone(), html);
    html.note("Times in " + report.times().zone().getId() + ".");
    report.leftOut().ifPresent(html::note);
    html.close();
  }

  private void account() {
    html.open("section", "class", "panel").leaf("h2", "What was read");
    html.open("table", "class", "facts");
    for (AccountLine line : AccountLine.of(report)) {
      html.open("tr").leaf("th", line.name(), "scope", "row").leaf("td", line.text()).close();
    }
    html.close();
    report.tally().problems().forEach(this::problems);
    html.close();
  }

  private void problems(ProblemAccount.Line problems) {
    html.leaf("h3", Phrase.grouped(problems.count()) + " x " + problems.reason().words());
    html.open("ul", "class", "problems");
    for (Problem problem : problems.first()) {
      html.open("li").leaf("code", problem.place().toString()).text(" " + problem.detail()).close();
    }
    html.close();
  }
}
