package dev.haetae.app.report.html;

import dev.haetae.app.report.finding.Steps;
import dev.haetae.app.text.Shortened;
import dev.haetae.app.text.TimeText;
import dev.haetae.detect.Tactics;
import dev.haetae.findings.Principal;
import dev.haetae.model.event.Micros;
import dev.haetae.model.finding.Sequence;
import java.util.Comparator;
import java.util.List;

/**
 * An attack as a drawing: its steps from left to right, each in the lane of its tactic, so that one
 * sees how far it came; below, who acted. Steps lie equally far apart, for an attack is made of
 * bursts; where it paused, the pause is written.
 */
final class AttackPath {
  private static final int WIDTH = 1000;
  private static final int LEFT = 170;
  private static final int RIGHT = 990;
  private static final int TOP = 26;
  private static final int LANE = 34;
  private static final int RADIUS = 11;
  private static final int ACTORS = 26;

  /** So many steps have room; of longer attacks the first. */
  private static final int MOST_STEPS = 28;

  /** Steps of short attacks lie no farther apart than this. */
  private static final int FARTHEST = 120;

  /** A pause longer than this is written. */
  private static final long PAUSE = 30 * Micros.MINUTE;

  /** Where times are written, above the steps. */
  private static final int ABOVE = 14;

  /** How wide a letter is, roughly. */
  private static final double LETTER = 6.6;

  private static final String OTHER = "other";

  private final List<Steps> steps;
  private final List<String> lanes;
  private final TimeText times;
  private final Html html;
  private final Svg svg;
  private final double apart;

  private AttackPath(List<Steps> steps, TimeText times, Html html) {
    this.steps = steps;
    this.times = times;
    this.html = html;
    this.svg = new Svg(html);
    this.lanes =
        steps.stream()
            .map(AttackPath::tactic)
            .distinct()
            .sorted(Comparator.comparingInt(AttackPath::order))
            .toList();
    this.apart = Math.min(FARTHEST, (double) (RIGHT - LEFT) / steps.size());
  }

  /** Draws the steps; nothing where there are fewer than two. */
  static void draw(List<Steps> steps, TimeText times, Html html) {
    if (steps.size() > 1) {
      new AttackPath(steps.subList(0, Math.min(MOST_STEPS, steps.size())), times, html).draw();
    }
  }

  /** What the drawing means. */
  static String legend(List<Steps> steps, TimeText times) {
    List<Steps> shown = steps.subList(0, Math.min(MOST_STEPS, steps.size()));
    StringBuilder legend =
        new StringBuilder(
            "Each number is a step; point at it to read it, click to see its finding.");
    if (shown.stream().anyMatch(step -> !step.first().succeeded())) {
      legend.append(" Hollow: it did not succeed.");
    }
    if (shown.stream().anyMatch(step -> !step.first().isCore())) {
      legend.append(" Dashed: maybe the owner's own work.");
    }
    if (shown.size() < steps.size()) {
      legend
          .append(" Of ")
          .append(steps.size())
          .append(" steps the first ")
          .append(shown.size())
          .append('.');
    }
    return legend.append(" Times in ").append(times.zone().getId()).append('.').toString();
  }

  private static String tactic(Steps step) {
    return step.first().tactic().isEmpty() ? OTHER : step.first().tactic();
  }

  private static int order(String tactic) {
    int place = Tactics.ORDER.indexOf(tactic);
    return place < 0 ? Tactics.ORDER.size() : place;
  }

  private void draw() {
    int bottom = TOP + lanes.size() * LANE;
    html.open("div", "class", "wide");
    svg.begin("path", WIDTH, bottom + ACTORS + 4, "group", "The steps of the attack by tactic");
    lanes();
    pauses(bottom);
    lines();
    for (int i = 0; i < steps.size(); i++) {
      step(i);
    }
    actors(bottom);
    html.close().close();
  }

  private double x(int step) {
    return LEFT + (step + 0.5) * apart;
  }

  private int y(int step) {
    return TOP + lanes.indexOf(tactic(steps.get(step))) * LANE + LANE / 2;
  }

  private void lanes() {
    for (int i = 0; i < lanes.size(); i++) {
      int middle = TOP + i * LANE + LANE / 2;
      svg.line("grid", LEFT, middle, RIGHT, middle);
      String name = lanes.get(i).replace('-', ' ');
      svg.text(Character.toUpperCase(name.charAt(0)) + name.substring(1), "lane", 0, middle + 4);
    }
  }

  /** When it began, and how long it paused, as far as there is room to say it. */
  private void pauses(int bottom) {
    String begun = times.localSpan(first(0), first(0));
    svg.text(begun, "begun", 0, ABOVE);
    double free = begun.length() * LETTER;
    for (int i = 1; i < steps.size(); i++) {
      long pause = first(i) - first(i - 1);
      if (pause > PAUSE) {
        double between = (x(i - 1) + x(i)) / 2;
        svg.line("pause", between, TOP, between, bottom);
        String text = "+ " + TimeText.length(pause);
        double half = text.length() * LETTER / 2;
        if (between - half > free) {
          svg.text(text, "tick", between, ABOVE);
          free = between + half;
        }
      }
    }
  }

  private long first(int step) {
    return steps.get(step).first().seen().first();
  }

  private void lines() {
    for (int i = 1; i < steps.size(); i++) {
      svg.line("way", x(i - 1), y(i - 1), x(i), y(i));
    }
  }

  private void step(int i) {
    Steps step = steps.get(i);
    Sequence.Step first = step.first();
    html.open("a", "href", "#f-" + first.findingId());
    html.leaf(
        "title",
        times.localSpan(first.seen().first(), first.seen().first())
            + "\n"
            + new Principal(first.actor().principal()).shortName()
            + "\n"
            + step.text());
    svg.circle(
        "step "
            + Svg.filled(first.finding().severity().label())
            + (first.succeeded() ? "" : " failed")
            + (first.isCore() ? "" : " unsure"),
        x(i),
        y(i),
        RADIUS);
    svg.text(String.valueOf(i + 1), "in", x(i), y(i) + 4);
    html.close();
  }

  /** Who acted from which step to which. */
  private void actors(int bottom) {
    for (int from = 0; from < steps.size(); ) {
      String who = steps.get(from).first().actor().principal();
      int to = from;
      while (to + 1 < steps.size() && steps.get(to + 1).first().actor().principal().equals(who)) {
        to++;
      }
      actor(new Principal(who).shortName(), x(from) - apart / 2 + 2, x(to) + apart / 2 - 2, bottom);
      from = to + 1;
    }
  }

  private void actor(String who, double from, double to, int top) {
    html.open("g").leaf("title", who);
    svg.line("actor", from, top + 6, to, top + 6);
    svg.text(Shortened.of(who, (int) ((to - from) / LETTER)), "who", (from + to) / 2, top + 22);
    html.close();
  }
}
