package dev.haetae.formats.line;

import dev.haetae.formats.LineFormat;
import dev.haetae.formats.LineFormat.Recognition;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges the first lines of an object by reading them: what a log's own parser understands is that
 * log, so that recognising and reading cannot disagree. Keeps the parsers, for some objects are a
 * line long and there are millions of them. For one thread.
 */
public final class FirstLines implements LineFormat.Judge {
  private static final FieldSelection NOTHING = new FieldSelection.Builder().build();

  /** Late enough for every year a log may leave out; which one it is does not matter here. */
  private static final Instant ANY_YEAR = Instant.parse("2096-12-31T00:00:00Z");

  private static final Origin NOWHERE =
      new Origin("", Optional.empty(), Optional.empty(), ANY_YEAR);

  /** Layouts are whatever headers say. */
  private static final int MOST_KEPT = 200;

  private final Map<Trial, Reading> readings = new HashMap<>();

  private record Trial(LineFormat format, String layout) {}

  private record Reading(LineParser parser, Event event) {
    static Reading of(Trial trial) {
      return new Reading(
          trial.format.parser(NOTHING, trial.layout, NOWHERE),
          new Event(trial.format.catalog().log(), NOTHING, (e, field, path, writer) -> {}));
    }

    LineParser.Outcome read(String line) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      event.writer().begin("", 0);
      return parser.parse(bytes, 0, bytes.length, event);
    }
  }

  @Override
  public Optional<Recognition> judge(LineFormat format, String layout, List<String> head) {
    Reading reading = reading(new Trial(format, layout));
    reading.parser.begin();
    List<String> events = events(format, head);
    int understood = 0;
    int not = 0;
    for (String each : events) {
      switch (reading.read(each)) {
        case EVENT -> understood++;
        case NOT_UNDERSTOOD -> not++;
        case NOTHING -> {}
      }
      if (2 * not > events.size()) {
        return Optional.empty();
      }
    }
    return understood == 0 || not > understood
        ? Optional.empty()
        : Optional.of(new Recognition(layout, format.surest() * understood / (understood + not)));
  }

  /** The lines, those of one event together. */
  private static List<String> events(LineFormat format, List<String> head) {
    Optional<LineFormat.Continuation> joining = format.continuation();
    if (joining.isEmpty() || head.size() < 2) {
      return head;
    }
    List<String> events = new ArrayList<>();
    String event = head.get(0);
    for (String line : head.subList(1, head.size())) {
      if (continues(joining.get(), event, line)) {
        event += "\n" + line;
      } else {
        events.add(event);
        event = line;
      }
    }
    events.add(event);
    return events;
  }

  private static boolean continues(LineFormat.Continuation joining, String event, String line) {
    byte[] bytes = (event + "\n" + line).getBytes(StandardCharsets.UTF_8);
    int lineLength = line.getBytes(StandardCharsets.UTF_8).length;
    return joining.continues(bytes, 0, bytes.length - lineLength - 1, bytes.length);
  }

  private Reading reading(Trial trial) {
    if (readings.size() == MOST_KEPT) {
      readings.clear();
    }
    return readings.computeIfAbsent(trial, Reading::of);
  }
}
