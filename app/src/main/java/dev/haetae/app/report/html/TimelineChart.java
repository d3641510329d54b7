package dev.haetae.app.report.html;

import dev.haetae.app.report.finding.FoldedFinding;
import dev.haetae.app.text.Shortened;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Micros;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.finding.Severity;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Findings over time as a drawing: above, how many began when, by severity; below, the gravest, a
 * lane each, from first to last seen with a mark for each event kept.
 */
final class TimelineChart {
  private static final int WIDTH = 1000;
  private static final int LEFT = 330;

  /** Leaves room for half of the label of a last tick. */
  private static final int RIGHT = 955;

  private static final int BARS = 70;
  private static final int LANE = 26;
  private static final int LANES = 14;
  private static final int BUCKETS = 60;
  private static final int LABEL = 46;
  private static final int MOST_TICKS = 7;
  private static final double LEAST_BAR = 3;

  private static final List<Duration> STEPS =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofHours(12),
          Duration.ofDays(1),
          Duration.ofDays(2),
          Duration.ofDays(7),
          Duration.ofDays(30),
          Duration.ofDays(91),
          Duration.ofDays(365),
          Duration.ofDays(3650));

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ROOT);
  private static final DateTimeFormatter DAY_OF_YEAR =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ROOT);
  private static final DateTimeFormatter YEAR =
      DateTimeFormatter.ofPattern("MMM yyyy", Locale.ROOT);
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final List<Finding> findings;
  private final List<FoldedFinding> lanes;
  private final ZoneId zone;
  private final Html html;
  private final Svg svg;
  private final long first;
  private final long last;

  private TimelineChart(List<Finding> findings, ZoneId zone, Html html) {
    this.findings = findings;
    this.zone = zone;
    this.html = html;
    this.svg = new Svg(html);
    this.lanes =
        FoldedFinding.fold(findings).stream()
            .limit(LANES)
            .sorted(Comparator.comparingLong(FoldedFinding::firstSeen))
            .toList();
    long from = findings.stream().mapToLong(Finding::firstSeen).min().orElse(0);
    long to = findings.stream().mapToLong(Finding::lastSeen).max().orElse(0);
    long margin = Math.max(Duration.ofMinutes(1).toNanos() / 1000, (to - from) / 40);
    this.first = from - margin;
    this.last = to + margin;
  }

  /** Draws the findings that have a time; draws nothing where none has. */
  static void draw(List<Finding> all, ZoneId zone, Html html) {
    List<Finding> timed =
        all.stream().filter(finding -> finding.firstSeen() != Event.NO_TIME).toList();
    if (!timed.isEmpty()) {
      new TimelineChart(timed, zone, html).draw();
    }
  }

  private void draw() {
    int height = BARS + 34 + lanes.size() * LANE + 8;
    html.open("div", "class", "wide");
    svg.begin("timeline", WIDTH, height, "img", "Findings over time");
    axis(height);
    bars();
    for (int i = 0; i < lanes.size(); i++) {
      lane(lanes.get(i), BARS + 34 + i * LANE);
    }
    html.close().close();
  }

  private double x(long time) {
    return LEFT + (RIGHT - LEFT) * ((double) (time - first) / (last - first));
  }

  private void axis(int height) {
    Duration step = step();
    for (ZonedDateTime tick = firstTick(step); micros(tick) <= last; tick = tick.plus(step)) {
      double x = x(micros(tick));
      svg.line("grid", x, 4, x, height - 4);
      svg.text(label(tick, step), "tick", x, BARS + 20);
    }
    svg.text("findings begun", "lane", 0, BARS);
  }

  private Duration step() {
    Duration span = Duration.of(last - first, ChronoUnit.MICROS);
    return STEPS.stream()
        .filter(each -> span.dividedBy(each) < MOST_TICKS)
        .findFirst()
        .orElse(STEPS.get(STEPS.size() - 1));
  }

  private ZonedDateTime firstTick(Duration step) {
    ZonedDateTime start = Micros.instant(first).atZone(zone);
    ZonedDateTime tick = start.truncatedTo(ChronoUnit.DAYS);
    while (tick.isBefore(start)) {
      tick = tick.plus(step);
    }
    return tick;
  }

  private static long micros(ZonedDateTime time) {
    return Micros.of(time.toInstant());
  }

  private static String label(ZonedDateTime tick, Duration step) {
    if (step.compareTo(Duration.ofDays(365)) >= 0) {
      return YEAR.format(tick);
    }
    if (step.compareTo(Duration.ofDays(30)) >= 0) {
      return DAY_OF_YEAR.format(tick);
    }
    if (step.compareTo(Duration.ofDays(1)) >= 0) {
      return DAY.format(tick);
    }
    return (step.compareTo(Duration.ofMinutes(1)) < 0 ? SECOND : HOUR).format(tick);
  }

  private void bars() {
    Map<Integer, List<Severity.Label>> begun =
        findings.stream()
            .collect(
                Collectors.groupingBy(
                    this::bucket,
                    TreeMap::new,
                    Collectors.mapping(each -> each.severity().label(), Collectors.toList())));
    int most = begun.values().stream().mapToInt(List::size).max().orElse(1);
    double wide = (double) (RIGHT - LEFT) / BUCKETS;
    begun.forEach(
        (bucket, labels) -> bar(labels, LEFT + bucket * wide, wide - 1.5, (BARS - 6.0) / most));
  }

  private int bucket(Finding finding) {
    int bucket = (int) ((double) (finding.firstSeen() - first) / (last - first) * BUCKETS);
    return Math.min(bucket, BUCKETS - 1);
  }

  private void bar(List<Severity.Label> labels, double x, double wide, double unit) {
    double y = BARS;
    for (Severity.Label label : Severity.Label.values()) {
      double height = Collections.frequency(labels, label) * unit;
      if (height > 0) {
        y -= height;
        svg.rectangle(Svg.filled(label), x, y, wide, height, 0);
      }
    }
  }

  private void lane(FoldedFinding folded, int top) {
    Finding finding = folded.first();
    Severity.Label label = finding.severity().label();
    int middle = top + LANE / 2;
    double from = x(folded.firstSeen());
    double wide = Math.max(LEAST_BAR, x(folded.lastSeen()) - from);
    html.open("g");
    html.leaf("title", finding.title() + "\n" + finding.explanation().says());
    svg.text(Shortened.of(finding.title(), LABEL), "lane", 0, middle + 4);
    svg.rectangle("span " + Svg.filled(label), from, middle - 3, wide, 6, 3);
    for (long time : times(folded)) {
      svg.circle("mark " + Svg.filled(label), x(time), middle, 4);
    }
    html.close();
  }

  /** Times of the events kept, one where several would lie upon each other. */
  private List<Long> times(FoldedFinding folded) {
    List<Long> times = new ArrayList<>();
    double before = Double.NEGATIVE_INFINITY;
    List<Long> all =
        folded.findings().stream()
            .flatMap(finding -> finding.evidence().stream())
            .map(Occurrence::time)
            .filter(time -> time >= first && time <= last)
            .sorted()
            .toList();
    for (long time : all) {
      if (x(time) - before >= 1) {
        times.add(time);
        before = x(time);
      }
    }
    return times;
  }
}
