package dev.haetae.formats.read;

import dev.haetae.formats.LineFormat;
import dev.haetae.formats.LineFormat.Recognition;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.LineParser.Outcome;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.Scan;
import dev.haetae.formats.read.LineFormatChooser.Choice;
import dev.haetae.formats.read.LineFormatChooser.Head;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.Slice;
import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import dev.haetae.model.log.ProblemSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The reading of text: which format its lines are of, and the events they make. */
final class LineReading {
  private static final int HEAD_LINES = 64;

  /** A format found for lines, with its parser and its cursor. */
  private record Reading(Choice choice, LineParser parser, Event event) {
    LineFormat format() {
      return choice.format();
    }

    Recognition as() {
      return choice.as();
    }
  }

  private final LogReader reader;
  private final ObjectReading reading;
  private final EventConsumer consumer;
  private final ProblemSink problems;
  private final LineFormatChooser chooser;
  private final Map<Choice, Reading> readings = new HashMap<>();

  /** What the readings know of the object they were opened for. */
  private Origin opened;

  private @Nullable Reading current;
  private LinePrefix before = LinePrefix.NOTHING;
  private final PartLines parts;

  LineReading(
      LogReader reader, ObjectReading reading, EventConsumer consumer, ProblemSink problems) {
    this.reader = reader;
    this.reading = reading;
    this.consumer = consumer;
    this.problems = problems;
    this.chooser = new LineFormatChooser(reader.firstLines);
    this.opened = reading.origin();
    this.parts = new PartLines(reader.limits.recordBytes());
  }

  /** Forgets which format lines were of: what follows may be of another. */
  void forgetFormat() {
    current = null;
    before = LinePrefix.NOTHING;
    readings.values().forEach(each -> each.parser().begin());
  }

  /** Reads lines until the stream ends. */
  void read(Window window) throws IOException {
    List<String> head = head(window);
    Optional<RowReading> rows = RowReading.of(head, reading, this, reader.limits);
    if (rows.isEmpty()) {
      choose(head);
    }
    long number = 0;
    while (window.more()) {
      int length = lineLength(window, 0);
      number++;
      if (length < 0) {
        tooLong(window, number);
      } else if (rows.isPresent()) {
        rows.get().line(window.bytes, window.start, window.start + length, number);
        consume(window, length);
      } else {
        int whole = eventLength(window, length);
        line(window.bytes, window.start, window.start + whole, number);
        number += lineEnds(window, length, whole);
        consume(window, whole);
      }
    }
    rows.ifPresent(RowReading::end);
    parts.streams().stream().filter(PartLines.Line::isBegun).forEach(this::whole);
  }

  private static void consume(Window window, int length) {
    window.start = Math.min(window.start + length + 1, window.limit);
  }

  /**
   * How far the line's end is from where the window starts, or -1 where that is more than a record
   * may be long.
   *
   * @param from where the line begins, counted from there too
   */
  private static int lineLength(Window window, int from) throws IOException {
    int looked = from;
    while (true) {
      for (int p = window.start + looked; p < window.limit; p++) {
        if (window.bytes[p] == '\n') {
          return p - window.start;
        }
      }
      looked = Math.max(looked, window.limit - window.start);
      if (!window.fill()) {
        return window.full() ? -1 : window.limit - window.start;
      }
    }
  }

  /** The length of a line with those after it that belong to the same event. */
  private int eventLength(Window window, int length) throws IOException {
    Reading first = current;
    Optional<LineFormat.Continuation> lines =
        first == null ? Optional.empty() : first.format().continuation();
    if (lines.isEmpty()) {
      return length;
    }
    int whole = length;
    int text = before.end(window.bytes, window.start, window.start + length) - window.start;
    while (true) {
      int next = lineLength(window, whole + 1);
      int end = window.start + whole;
      boolean last = window.start + next == window.limit;
      if (next <= (last ? whole + 1 : whole)
          || next > reader.limits.recordBytes()
          || hasPrefix(window.bytes, end + 1, window.start + next)
          || !lines.get().continues(window.bytes, window.start + text, end, window.start + next)) {
        return whole;
      }
      whole = next;
    }
  }

  /** Whether what brought the lines tells of this one by itself: then it is no part of another. */
  private boolean hasPrefix(byte[] bytes, int start, int end) {
    return before.end(bytes, start, end) > start;
  }

  private static int lineEnds(Window window, int from, int to) {
    int ends = 0;
    for (int p = window.start + from; p < window.start + to; p++) {
      ends += window.bytes[p] == '\n' ? 1 : 0;
    }
    return ends;
  }

  private void tooLong(Window window, long number) throws IOException {
    problems.report(
        new Problem(
            Reason.TOO_LONG,
            new Place(reading.origin().object(), number),
            "a line of more than "
                + reader.limits.recordBytes()
                + " bytes (limit: recordBytes); left out"));
    window.start = window.limit;
    while (window.more()) {
      int end = Scan.until(window.bytes, window.start, window.limit, '\n');
      if (end < window.limit) {
        window.start = end + 1;
        return;
      }
      window.start = window.limit;
    }
  }

  private static List<String> head(Window window) {
    List<String> head = new ArrayList<>();
    int start = window.start;
    while (start < window.limit && head.size() < HEAD_LINES) {
      int end = Scan.until(window.bytes, start, window.limit, '\n');
      int textEnd = withoutReturn(window.bytes, start, end);
      head.add(new String(window.bytes, start, textEnd - start, StandardCharsets.UTF_8));
      start = end + 1;
    }
    return head;
  }

  private static int withoutReturn(byte[] bytes, int start, int end) {
    return end > start && bytes[end - 1] == '\r' ? end - 1 : end;
  }

  private void choose(List<String> lines) {
    Head head = chooser.head(lines, reading.origin());
    before = head.prefix();
    current = head.choice().map(this::open).orElse(null);
    if (!LineFormatChooser.isRecognised(head.choice())) {
      advise(head.text(), 1);
    }
  }

  /** Whether a log is known with such a line as begins at {@code start}. */
  boolean isKnown(byte[] bytes, int start) {
    int end = withoutReturn(bytes, start, Scan.until(bytes, start, bytes.length, '\n'));
    String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    return LineFormatChooser.isRecognised(chooser.best(List.of(text), reading.origin()));
  }

  /** Tells once an object what could make more of lines that are kept as text of no known log. */
  private void advise(List<String> lines, long number) {
    LineFormatChooser.advice(lines)
        .ifPresent(words ->
            problems.report(
                new Problem(
                    Reason.NOT_UNDERSTOOD, new Place(reading.origin().object(), number), words)));
  }

  private Reading open(Choice choice) {
    if (!opened.equals(reading.origin())) {
      opened = reading.origin();
      readings.clear();
    }
    return readings.computeIfAbsent(
        choice,
        unused -> {
          FieldSelection selection = reader.wanted.apply(choice.format().catalog().log());
          return new Reading(
              choice,
              choice.format().parser(selection, choice.as().layout(), reading.origin()),
              new Event(choice.format().catalog().log(), selection, (e, f, p, w) -> {}));
        });
  }

  /** Reads one line, of whatever format it is. */
  void line(byte[] bytes, int lineStart, int lineEnd, long number) {
    int start = before.end(bytes, lineStart, lineEnd);
    int end = withoutReturn(bytes, start, lineEnd);
    Optional<PartLines.Line> line =
        before == LinePrefix.TIME ? parts.of(bytes, lineStart, start) : Optional.empty();
    if (line.isPresent()) {
      part(line.get(), bytes, start, end, number);
    } else {
      text(bytes, start, end, number);
    }
  }

  private void part(PartLines.Line line, byte[] bytes, int start, int end, long number) {
    if (line.isFull(end - start)) {
      whole(line);
    }
    line.add(bytes, start, end, number);
    if (!PartLines.isMoreToCome(bytes, start)) {
      whole(line);
    }
  }

  /** Reads what the parts of a line make. */
  private void whole(PartLines.Line line) {
    byte[] all = line.take();
    text(all, 0, all.length, line.number());
  }

  /** Reads one line, without what stands before it. */
  private void text(byte[] bytes, int start, int end, long number) {
    if (start >= end) {
      return;
    }
    if (bytes[start] == '{') {
      reading.jsonLine(bytes, start, end, number);
      return;
    }
    if (XmlReading.isEvent(bytes, start, end)) {
      reading.xmlLine(bytes, start, end, number);
      return;
    }
    if (reading.jsonBehind(bytes, start, end, number)) {
      return;
    }
    Reading first = current;
    if (first != null && parsed(first, bytes, start, end, number)) {
      return;
    }
    String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    Optional<Choice> other = chooser.best(List.of(text), reading.origin());
    if (other.isPresent() && (first == null || other.get().isRecognised())) {
      if (!other.get().isRecognised()) {
        advise(List.of(text), number);
      }
      Reading second = open(other.get());
      if (!second.equals(first) && parsed(second, bytes, start, end, number)) {
        current = first == null ? second : first;
        return;
      }
    }
    problems.report(
        new Problem(
            Reason.NOT_UNDERSTOOD,
            new Place(reading.origin().object(), number),
            "not a line of " + (first == null ? "any log" : first.format().catalog().title())));
  }

  private boolean parsed(Reading with, byte[] bytes, int start, int end, long number) {
    EventWriter writer = with.event().writer();
    writer.begin(reading.origin().object(), number);
    writer.raw(bytes, start, end);
    writer.layout(with.as().layout());
    Outcome outcome = with.parser().parse(bytes, start, end, with.event());
    if (outcome == Outcome.EVENT) {
      seal(with);
      WrongTypes.report(with.event(), problems);
      consumer.accept(with.event());
    }
    return outcome != Outcome.NOT_UNDERSTOOD;
  }

  private void seal(Reading with) {
    Event event = with.event();
    EventWriter writer = event.writer();
    Origin origin = reading.origin();
    if (event.account().equals(Event.UNKNOWN)) {
      writer.account(origin.account().orElse(Event.UNKNOWN));
    }
    if (event.region().equals(Event.UNKNOWN)) {
      writer.region(origin.region().orElse(Event.UNKNOWN));
    }
    if (event.time() == Event.NO_TIME) {
      if (with.choice().isRecognised()) {
        problems.report(
            new Problem(
                Reason.BAD_TIME,
                event.place(),
                "no time between 1970 and 2100 in it; taken as of the time of its file"));
      }
      writer.assumeTime(TimeUnit.MILLISECONDS.toMicros(origin.reference().toEpochMilli()));
    }
    Slice id = event.idBytes();
    if (id.length() > 0) {
      writer.identity(Identity.of(event));
    } else {
      Slice raw = event.raw();
      long hash = reader.hashes.next(raw.bytes(), raw.start(), raw.end());
      writer.id(Identity.text(hash), 0, 16);
      writer.identity(hash);
    }
  }
}
