package dev.haetae.app.report.html;

import dev.haetae.app.report.AccountLine;
import dev.haetae.app.report.Coverage;
import dev.haetae.app.report.Report;
import dev.haetae.app.report.ReportText;
import dev.haetae.app.report.finding.Evidence;
import dev.haetae.app.report.finding.Fact;
import dev.haetae.app.report.finding.Steps;
import dev.haetae.app.report.finding.Who;
import dev.haetae.app.report.first.FirstScreen;
import dev.haetae.app.report.first.Section;
import dev.haetae.app.report.first.Step;
import dev.haetae.findings.Principal;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.model.Phrase;
import dev.haetae.model.event.Event;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.finding.Sequence;
import dev.haetae.model.finding.Severity;
import dev.haetae.model.log.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A scan as one HTML page that needs nothing else: no network, no other file. Its content security
 * policy allows only the style and the script that are in it, by their hashes, so that nothing else
 * could run even if it got in.
 */
public final class HtmlReport {
  private static final int EVIDENCE_SHOWN = 5;
  private static final int PRINCIPALS_SHOWN = 8;

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
      breakdowns();
      findings();
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
    String label = screen.label().map(HtmlReport::name).orElse("none");
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
      html.leaf("p", AttackPath.legend(steps, report.times()), "class", "note");
      html.close();
    }
  }

  private static String name(Severity.Label label) {
    return label.name().toLowerCase(Locale.ROOT);
  }

  private void section(Section section) {
    html.open(
        "div", "class", "answer " + section.name().toLowerCase(Locale.ROOT).replace(' ', '-'));
    html.leaf("h2", section.name());
    steps(section.shown());
    if (!section.rest().isEmpty()) {
      html.open("details").leaf("summary", section.rest().size() + " more");
      steps(section.rest());
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
    html.leaf("p", "Times in " + report.times().zone().getId() + ".", "class", "note");
    leftOut();
    html.close();
  }

  private void leftOut() {
    report.leftOut().ifPresent(words -> html.leaf("p", words, "class", "note"));
  }

  private void breakdowns() {
    html.open("div", "class", "pair");
    Map<String, Bar> severities = new LinkedHashMap<>();
    for (Severity.Label label : worstFirst()) {
      Bar bar = new Bar(label);
      bar.count = count(label);
      severities.put(label.word(), bar);
    }
    bars("By severity", severities);
    bars("By principal", principals());
    html.close();
  }

  private static List<Severity.Label> worstFirst() {
    List<Severity.Label> labels = new ArrayList<>(Arrays.asList(Severity.Label.values()));
    labels.sort(Comparator.reverseOrder());
    return labels;
  }

  private long count(Severity.Label label) {
    return report.told().beyond().getOrDefault(label, 0L)
        + report.findings().stream().filter(each -> each.severity().label() == label).count();
  }

  /** A bar of a breakdown. */
  private static final class Bar {
    private Severity.Label worst;
    private long count;

    Bar(Severity.Label worst) {
      this.worst = worst;
    }

    void add(Severity.Label label) {
      count++;
      worst = label.compareTo(worst) > 0 ? label : worst;
    }
  }

  /** Those with the gravest and then the most findings. */
  private Map<String, Bar> principals() {
    Map<String, Bar> all = new LinkedHashMap<>();
    for (Finding finding : report.findings()) {
      Severity.Label label = finding.severity().label();
      String name = Who.of(finding) + " " + report.place(finding).split(" ", 2)[0];
      all.computeIfAbsent(name, _ -> new Bar(label)).add(label);
    }
    Map<String, Bar> most = new LinkedHashMap<>();
    all.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Bar> each) -> each.getValue().worst)
                .thenComparingLong(each -> each.getValue().count)
                .reversed())
        .limit(PRINCIPALS_SHOWN)
        .forEach(each -> most.put(each.getKey(), each.getValue()));
    return most;
  }

  private void bars(String title, Map<String, Bar> bars) {
    long most = bars.values().stream().mapToLong(bar -> bar.count).max().orElse(1);
    html.open("section", "class", "panel").leaf("h2", title).open("table", "class", "bars");
    bars.forEach((name, bar) -> {
      html.open("tr").leaf("th", name, "scope", "row").open("td", "class", "bar");
      html.open("svg", "viewBox", "0 0 100 10", "preserveAspectRatio", "none");
      html.empty(
          "rect",
          "class",
          Svg.filled(bar.worst),
          "width",
          String.format(Locale.ROOT, "%.1f", 100.0 * bar.count / Math.max(1, most)),
          "height",
          "10");
      html.close().close();
      html.leaf("td", Phrase.grouped(bar.count), "class", "count").close();
    });
    html.close().close();
  }

  private void findings() {
    html.open("section", "class", "panel findings").leaf("h2", "Findings");
    html.open("div", "class", "filter", "hidden", "");
    html.empty(
        "input",
        "type",
        "search",
        "id",
        "search",
        "placeholder",
        "Filter by name, principal, place");
    for (Severity.Label label : worstFirst()) {
      html.leaf(
          "button",
          label.word(),
          "type",
          "button",
          "data-severity",
          name(label),
          "aria-pressed",
          "true");
    }
    html.leaf("button", "Open all", "type", "button", "id", "open-all");
    html.close();
    Steps.notTold(report.findings()).forEach(this::finding);
    leftOut();
    html.close();
  }

  private void finding(Finding finding) {
    String label = name(finding.severity().label());
    html.open(
        "details",
        "class",
        "finding is-" + label,
        "data-severity",
        label,
        "id",
        "f-" + finding.id());
    html.open("summary");
    html.leaf("span", finding.severity().label().word(), "class", "chip");
    html.leaf("span", finding.title(), "class", "title");
    html.leaf("span", Who.of(finding), "class", "who");
    html.leaf(
        "span", report.times().localSpan(finding.firstSeen(), finding.lastSeen()), "class", "when");
    html.close();
    html.leaf("p", finding.explanation().says() + ".", "class", "says");
    html.leaf("p", finding.explanation().why());
    finding.sequence().ifPresent(this::steps);
    list("What to do next", finding.explanation().next());
    list("What else it may be", finding.explanation().otherwise());
    facts(finding);
    evidence(report.whole(finding));
    finding.sequence().ifPresent(this::findingsOf);
    html.close();
  }

  private void steps(Sequence sequence) {
    html.leaf("h3", "Step by step");
    List<Steps> all = Steps.of(sequence);
    AttackPath.draw(all, report.times(), html);
    html.open("table", "class", "facts steps");
    for (int number = 0; number < all.size(); number++) {
      Steps each = all.get(number);
      Sequence.Step step = each.first();
      html.open("tr");
      html.leaf("td", String.valueOf(number + 1), "class", "number");
      html.leaf("th", report.times().localSpan(step.firstSeen(), step.firstSeen()), "scope", "row");
      html.leaf("td", new Principal(step.principal()).shortName());
      html.leaf("td", each.text());
      html.close();
    }
    html.close();
    list("Why it is taken for an attack", sequence.reasons());
  }

  /** The findings that are its steps, in full, inside it. */
  private void findingsOf(Sequence sequence) {
    Set<String> steps =
        sequence.steps().stream().map(Sequence.Step::findingId).collect(Collectors.toSet());
    List<Finding> shown =
        report.findings().stream()
            .filter(each -> each.sequence().isEmpty() && steps.contains(each.id()))
            .sorted(Comparator.comparingLong(Finding::firstSeen))
            .toList();
    if (!shown.isEmpty()) {
      html.leaf("h3", "The findings it is made of");
      shown.forEach(this::finding);
    }
  }

  private void list(String name, List<String> items) {
    if (!items.isEmpty()) {
      html.leaf("h3", name).open("ul");
      items.forEach(item -> html.leaf("li", item));
      html.close();
    }
  }

  private void facts(Finding finding) {
    html.open("table", "class", "facts");
    for (Fact fact : Fact.of(finding, report)) {
      html.open("tr").leaf("th", fact.name(), "scope", "row").leaf("td", fact.text()).close();
    }
    html.close();
  }

  private void evidence(Finding finding) {
    List<Occurrence> evidence = finding.evidence();
    int shown = Math.min(EVIDENCE_SHOWN, evidence.size());
    for (Occurrence occurrence : evidence.subList(0, shown)) {
      html.open("details", "class", "evidence").open("summary");
      html.text(report.times().moment(occurrence.time()) + " " + occurrence.log() + " ");
      html.leaf("code", occurrence.place().toString());
      html.close().leaf("pre", Evidence.pretty(occurrence)).close();
    }
    if (finding.count() > shown) {
      html.leaf("p", Evidence.rest(finding, shown), "class", "note");
    }
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
