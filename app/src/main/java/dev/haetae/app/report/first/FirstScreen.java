package dev.haetae.app.report.first;

import dev.haetae.app.report.Report;
import dev.haetae.app.report.finding.AffectedResources;
import dev.haetae.app.report.finding.Handover;
import dev.haetae.app.report.finding.SessionOrigins;
import dev.haetae.app.report.finding.Story;
import dev.haetae.app.text.Shortened;
import dev.haetae.app.text.TimeText;
import dev.haetae.findings.Principal;
import dev.haetae.model.Phrase;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Micros;
import dev.haetae.model.finding.Actor;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Sequence;
import dev.haetae.model.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is said first: what happened, by whom, how far it went, what to do, and what nobody can know
 * from these logs.
 *
 * @param verdict one sentence
 * @param label how grave it is; empty where there is no finding
 * @param attack what the verdict is about, where that is an attack of several steps
 * @param sections the answers to what comes next, in the order of asking
 */
public record FirstScreen(
    String verdict,
    Optional<Severity.Label> label,
    Optional<Sequence> attack,
    List<Section> sections) {
  private static final String ASSUMED =
      "Whether it is ongoing is unknown: some records have no time, and are given that of"
          + " their file.";

  private static final int CHAINS_SHOWN = 5;
  private static final int EVIDENCE = 3;
  private static final int STORY = 15;
  private static final long STILL_ACTIVE = Micros.HOUR;

  /** Copies the list. */
  public FirstScreen {
    sections = List.copyOf(sections);
  }

  /** What is to be said of a scan. */
  public static FirstScreen of(Report report) {
    List<Story> stories = Story.all(report.findings());
    Optional<Story> gravest = stories.stream().findFirst();
    List<Section> sections = new ArrayList<>();
    gravest.ifPresent(each -> sections.addAll(sections(each, report)));
    sections.add(Section.ofTexts("Besides", besides(stories, report)));
    sections.add(Section.ofTexts("Not seen", BlindSpots.of(report)));
    return new FirstScreen(
        Verdict.of(stories, report),
        gravest.map(Story::label),
        gravest.flatMap(Story::sequence).flatMap(Finding::sequence),
        sections.stream().filter(section -> !section.steps().isEmpty()).toList());
  }

  /** Other stories that somebody should look at, each in a line. */
  private static List<String> besides(List<Story> stories, Report report) {
    List<String> besides = new ArrayList<>();
    stories.stream()
        .skip(1)
        .filter(story -> story.label().compareTo(Severity.Label.LOW) > 0)
        .map(story ->
            story.label().word()
                + ": "
                + Verdict.what(story, report)
                + " ("
                + Phrase.count(story.findings().size(), "finding")
                + ")")
        .forEach(besides::add);
    report.told().beyond().entrySet().stream()
        .filter(each -> each.getKey().compareTo(Severity.Label.LOW) > 0)
        .sorted(Map.Entry.<Severity.Label, Long>comparingByKey().reversed())
        .forEach(each -> besides.add(each.getKey().word() + ": " + Report.more(each.getValue())));
    return besides;
  }

  private static List<Section> sections(Story story, Report report) {
    if (story.isWeakness()) {
      return List.of(
          Section.ofTexts("At", AffectedResources.of(story)),
          new Section("Evidence", evidence(story, report)));
    }
    List<Handover> handovers = story.handovers(report::whole);
    return List.of(
        Section.ofTexts("Started from", List.of(origin(story))),
        Section.ofTexts("Story", told(story, report.times()), STORY),
        Section.ofTexts("Achieved", achieved(story)),
        Section.ofTexts("Began with", began(story)),
        Section.ofTexts("Chain", chain(story, handovers, report)),
        Section.ofTexts("Addresses", addresses(story)),
        Section.ofTexts("Seen", seen(story, report)),
        Section.ofTexts("Reached", AffectedResources.of(story)),
        new Section("Contain", Containment.of(story, handovers)),
        Section.ofTexts("Confidence", confidence(story)),
        new Section("Evidence", evidence(story, report)));
  }

  private static List<String> told(Story story, TimeText times) {
    return story
        .sequence()
        .flatMap(Finding::sequence)
        .map(attack -> StoryLines.of(attack, times))
        .orElse(List.of());
  }

  /** The aims of an attack that it reached, as ATT&amp;CK names them. */
  private static List<String> achieved(Story story) {
    return story
        .sequence()
        .flatMap(Finding::sequence)
        .map(attack ->
            attack.reached().isEmpty()
                ? "nothing, as far as these logs tell"
                : String.join(", ", attack.reached()).replace('-', ' '))
        .stream()
        .toList();
  }

  /** How sure it is that it is an attack, and why. */
  private static List<String> confidence(Story story) {
    List<String> texts = new ArrayList<>();
    for (Finding finding : story.sequence().stream().toList()) {
      texts.add(Math.round(finding.confidence() * 100) + " of 100");
      finding.sequence().ifPresent(sequence -> texts.addAll(sequence.reasons()));
    }
    return texts;
  }

  private static String origin(Sequence.Entry entry) {
    String of = entry.principal().isEmpty() ? "" : " of " + entry.principal();
    String from = entry.address().isEmpty() ? "" : ", from " + entry.address();
    if (!entry.accessKey().isEmpty()) {
      return "access key " + entry.accessKey() + of + from;
    }
    if (entry.principal().isEmpty()) {
      return (entry.host().isEmpty()
              ? "unknown: the logs do not say who"
              : "machine " + entry.host())
          + from;
    }
    return entry.principal() + from;
  }

  private static String origin(Story story) {
    Optional<Sequence> sequence = story.sequence().flatMap(Finding::sequence);
    if (sequence.isPresent()) {
      return origin(sequence.get().entry());
    }
    Finding first = story.beginning();
    String principal = first.actor().principal();
    String of = principal.isEmpty() ? "" : " of " + principal;
    if (!first.actor().hosts().isEmpty()) {
      return "machine " + Shortened.names(first.actor().hosts()) + of;
    }
    if (!first.actor().accessKeys().isEmpty()) {
      return "access key " + Shortened.names(first.actor().accessKeys()) + of;
    }
    return principal.isEmpty() ? "unknown: the logs do not say who" : principal;
  }

  private static List<String> began(Story story) {
    List<String> chains = story.distinct(finding -> SessionOrigins.chains(finding.actor()));
    return chains.subList(0, Math.min(CHAINS_SHOWN, chains.size()));
  }

  /** Who got which credential from whom, and who acted besides. */
  private static List<String> chain(Story story, List<Handover> handovers, Report report) {
    List<String> chain = new ArrayList<>();
    for (Handover each : handovers) {
      chain.add(
          new Principal(each.from()).shortName()
              + " -> "
              + each.call()
              + " -> key "
              + each.key()
              + (each.to().isEmpty() ? "" : " for " + new Principal(each.to()).shortName())
              + ", "
              + report.times().localSpan(each.time(), each.time()));
    }
    if (story.principals().size() > 1) {
      List<String> names =
          story.principals().stream().map(each -> new Principal(each).shortName()).toList();
      chain.add("in order of appearance: " + String.join(", ", names));
    }
    return chain;
  }

  private static List<String> addresses(Story story) {
    List<String> addresses = story.distinct(AffectedResources::addresses);
    return addresses.isEmpty() ? List.of() : List.of(String.join(", ", some(addresses)));
  }

  private static List<String> some(List<String> addresses) {
    int shown = Math.min(12, addresses.size());
    List<String> some = new ArrayList<>(addresses.subList(0, shown));
    if (shown < addresses.size()) {
      some.add("and " + (addresses.size() - shown) + " more");
    }
    return some;
  }

  private static List<String> seen(Story story, Report report) {
    if (story.first() == Event.NO_TIME) {
      return List.of();
    }
    long end =
        report.coverage().stream()
            .filter(each -> story.accounts().contains(each.account()))
            .mapToLong(each -> each.lastUntil(report.made()))
            .max()
            .orElse(story.last());
    return List.of(
        report.times().span(story.first(), story.last()),
        story.timeIsAssumed() ? ASSUMED : state(story.last(), end, report));
  }

  private static String state(long last, long end, Report report) {
    if (last > report.made() + STILL_ACTIVE) {
      return "Whether it is ongoing is unknown: it ends at a time in the future.";
    }
    long quiet = end - last;
    return quiet <= STILL_ACTIVE
        ? "Treated as ongoing: the logs of its account end within an hour after it."
        : "No activity since: the logs continue for " + TimeText.length(quiet) + ".";
  }

  private static List<Step> evidence(Story story, Report report) {
    List<Step> steps = new ArrayList<>();
    story
        .sequence()
        .ifPresent(
            each -> steps.add(Step.of("The attack as a whole", "haetae explain " + each.id())));
    story.findings().stream()
        .sorted(
            Comparator.comparing(Finding::severity)
                .reversed()
                .thenComparingLong(Finding::firstSeen)
                .thenComparing(Finding::id))
        .limit(EVIDENCE)
        .map(each -> Step.of(each.title(), "haetae explain " + each.id()))
        .forEach(steps::add);
    subject(story)
        .map(each ->
            Step.of(
                "All that it did, step by step",
                "haetae timeline "
                    + ShellWord.of(each)
                    + " "
                    + String.join(" ", report.paths().stream().map(ShellWord::of).toList())))
        .ifPresent(steps::add);
    return steps;
  }

  private static Optional<String> subject(Story story) {
    Actor actor = story.worst().actor();
    if (actor.accessKeys().size() == 1) {
      return Optional.of(actor.accessKeys().getFirst());
    }
    return Optional.of(actor.principal())
        .filter(name -> !name.isEmpty())
        .or(() -> actor.hosts().stream().findFirst());
  }
}
