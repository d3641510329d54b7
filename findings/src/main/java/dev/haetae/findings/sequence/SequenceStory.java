package dev.haetae.findings.sequence;

import dev.haetae.detect.sequence.AttackSequence;
import dev.haetae.detect.sequence.SequenceSignal;
import dev.haetae.detect.sequence.SequenceStep;
import dev.haetae.findings.Principal;
import dev.haetae.model.Phrase;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Micros;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The story of a sequence in plain words. */
final class SequenceStory {
  private static final int MOST_TOLD = 15;
  private static final int MOST_TACTICS = 3;
  private static final int DAY = "2026-01-31".length();
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final AttackSequence sequence;
  private final List<SequenceStep> core;
  private String told = "";
  private String day = "";

  SequenceStory(AttackSequence sequence) {
    this.sequence = sequence;
    this.core = sequence.core();
  }

  String text() {
    List<String> sentences = new ArrayList<>();
    sentences.add(beginning());
    List<List<SequenceStep>> runs = runs();
    runs.subList(0, Math.min(MOST_TOLD, runs.size())).forEach(run -> sentences.add(sentence(run)));
    if (runs.size() > MOST_TOLD) {
      long rest = runs.stream().skip(MOST_TOLD).mapToLong(List::size).sum();
      sentences.add("Then came " + Phrase.count(rest, "more step") + ".");
    }
    int others = sequence.steps().size() - core.size();
    if (others > 0) {
      sentences.add(
          (others == 1 ? "One more finding" : others + " more findings")
              + " of the same principals may be their owners' own work.");
    }
    sentences.add(ending());
    return String.join(" ", sentences);
  }

  /** Steps that follow each other and read alike are told once. */
  private List<List<SequenceStep>> runs() {
    List<List<SequenceStep>> runs = new ArrayList<>();
    String before = "";
    for (SequenceStep step : core) {
      String like = who(step) + step.signal().finding().title() + step.failed();
      if (!like.equals(before)) {
        runs.add(new ArrayList<>());
      }
      runs.get(runs.size() - 1).add(step);
      before = like;
    }
    return runs;
  }

  private String beginning() {
    SequenceStep entry = sequence.entry();
    day = minute(entry.first()).substring(0, DAY);
    return "It began at " + minute(entry.first()) + " UTC with " + entrance(entry) + ".";
  }

  /** What an attack came in by. */
  static String entrance(SequenceStep entry) {
    String principal = entry.signal().principal();
    String who = new Principal(principal).shortName();
    List<String> keys = entry.signal().names(EntityKind.ACCESS_KEY);
    List<String> addresses = entry.signal().names(EntityKind.ADDRESS);
    List<String> hosts = entry.signal().names(EntityKind.HOST);
    String from = addresses.isEmpty() ? "" : " from " + addresses.get(0);
    if (!keys.isEmpty()) {
      return "access key " + keys.get(0) + " of " + who + from;
    }
    if (principal.isEmpty() && !hosts.isEmpty()) {
      return "machine " + hosts.get(0) + from;
    }
    return who + from;
  }

  private static String who(SequenceStep step) {
    String principal = step.signal().principal();
    List<String> hosts = step.signal().names(EntityKind.HOST);
    List<String> addresses = step.signal().names(EntityKind.ADDRESS);
    if (step.signal().outcome() == SequenceSignal.Outcome.UNPROVEN && !addresses.isEmpty()) {
      return "somebody at " + addresses.get(0);
    }
    return principal.isEmpty() && !hosts.isEmpty()
        ? "machine " + hosts.get(0)
        : new Principal(principal).shortName();
  }

  private String sentence(List<SequenceStep> run) {
    SequenceStep step = run.get(0);
    String when = clock(step.first());
    String who = who(step);
    String actor = who.equals(told) ? "" : ", " + who;
    told = who;
    return when
        + actor
        + ": "
        + StepText.of(step.signal().finding().title(), run.size(), !step.failed())
        + ".";
  }

  /** The time of day, and the day where it is another than that of the sentence before. */
  private String clock(long micros) {
    String minute = minute(micros);
    String ofDay = minute.substring(0, DAY);
    boolean sameDay = ofDay.equals(day);
    day = ofDay;
    return sameDay ? minute.substring(DAY + 1) : minute;
  }

  private String ending() {
    List<String> reached = sequence.reached();
    return reached.isEmpty()
        ? "Nothing of it succeeded, as far as these logs tell."
        : "It succeeded at " + joined(reached) + ".";
  }

  private static String minute(long micros) {
    return MINUTE.format(Micros.instant(micros));
  }

  /** Tactics as a sentence lists them. */
  static String joined(List<String> tactics) {
    return Phrase.list(tactics.stream().map(each -> each.replace('-', ' ')).toList());
  }

  /** The first few tactics, and how many more there are, as a sentence lists them. */
  static String shortened(List<String> tactics) {
    if (tactics.size() <= MOST_TACTICS + 1) {
      return joined(tactics);
    }
    List<String> said = new ArrayList<>(tactics.subList(0, MOST_TACTICS));
    said.add(tactics.size() - MOST_TACTICS + " more tactics");
    return joined(said);
  }

  /** A length of time, roughly. */
  static String length(long micros) {
    long seconds = micros / Micros.SECOND;
    if (seconds < 2) {
      return "a second or two";
    }
    if (seconds < 120) {
      return seconds + " seconds";
    }
    long minutes = seconds / 60;
    if (minutes < 120) {
      return minutes + " minutes";
    }
    long hours = minutes / 60;
    return hours < 48 ? hours + " hours" : hours / 24 + " days";
  }
}
