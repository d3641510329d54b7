package dev.haetae.formats.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haetae.formats.LineFormat;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.LineParser.Outcome;
import dev.haetae.formats.Origin;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Field;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads lines with a format, every field asked for, and keeps what the events said. */
public final class Reading {
  /** A time near that of every sample. */
  public static final Instant REFERENCE = Instant.parse("2026-03-02T00:00:00Z");

  /** What one event said; fields without a value are left out. */
  public record Read(
      Instant time,
      String id,
      String account,
      String region,
      String layout,
      Map<String, String> values) {

    /** The value of a field, several joined by a bar; empty where there is none. */
    public String value(String path) {
      return values.getOrDefault(path, "");
    }
  }

  private final LineParser parser;
  private final Event event;
  private final List<Read> events = new ArrayList<>();
  private final List<String> notUnderstood = new ArrayList<>();

  private Reading(LineFormat format, String layout, List<String> more, Origin origin) {
    FieldSelection.Builder builder = new FieldSelection.Builder();
    format.catalog().fields().stream().map(Field::name).forEach(builder::add);
    more.forEach(builder::add);
    FieldSelection selection = builder.build();
    parser = format.parser(selection, layout, origin);
    event = new Event(format.catalog().log(), selection, (e, field, path, writer) -> {});
  }

  /** What a format makes of the first lines of an object of which nothing is known. */
  public static Optional<LineFormat.Recognition> recognise(LineFormat format, List<String> head) {
    return format.recognise(head, new FirstLines());
  }

  /** Recognises the lines, which must succeed, and reads them all. */
  public static Reading of(LineFormat format, List<String> lines) {
    return of(format, lines, List.of());
  }

  /** As {@link #of(LineFormat, List)}, and asks for these open fields too. */
  public static Reading of(LineFormat format, List<String> lines, List<String> more) {
    List<String> head = lines.subList(0, Math.min(64, lines.size()));
    String layout = recognise(format, head).orElseThrow().layout();
    Origin origin = new Origin("test", Optional.empty(), Optional.empty(), REFERENCE);
    Reading reading = new Reading(format, layout, more, origin);
    lines.forEach(reading::line);
    return reading;
  }

  /** Reads one line without a layout; it must be an event. */
  public static Read one(LineFormat format, String line) {
    return one(format, "", line).orElseThrow();
  }

  /** Reads one line by a layout; empty where it is no event. */
  public static Optional<Read> one(LineFormat format, String layout, String line) {
    Origin origin = new Origin("test", Optional.empty(), Optional.empty(), REFERENCE);
    Reading reading = new Reading(format, layout, List.of(), origin);
    reading.line(line);
    return reading.events.stream().findFirst();
  }

  /** The lines of {@code sample.log} beside a format. */
  public static List<String> sample(LineFormat format) {
    try (InputStream in = format.getClass().getResourceAsStream("sample.log")) {
      if (in == null) {
        throw new IllegalStateException(format.getClass() + " has no sample.log");
      }
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void line(String line) {
    byte[] bytes = ("<" + line + ">").getBytes(UTF_8);
    event.writer().begin("test", 1);
    event.writer().raw(bytes, 1, bytes.length - 1);
    Outcome outcome = parser.parse(bytes, 1, bytes.length - 1, event);
    if (outcome == Outcome.EVENT) {
      events.add(read());
    } else if (outcome == Outcome.NOT_UNDERSTOOD) {
      notUnderstood.add(line);
    }
  }

  private Read read() {
    Map<String, String> values = new LinkedHashMap<>();
    for (int field = 0; field < event.selection().size(); field++) {
      String path = event.selection().paths().get(field);
      for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
        if (event.kind(value) != ValueKind.NULL) {
          values.merge(path, event.text(value), (a, b) -> a + "|" + b);
        }
      }
    }
    Instant time =
        event.time() == Event.NO_TIME
            ? Instant.MIN
            : Instant.ofEpochSecond(event.time() / 1_000_000, event.time() % 1_000_000 * 1_000);
    return new Read(time, event.id(), event.account(), event.region(), event.layout(), values);
  }

  /** The events, in order. */
  public List<Read> events() {
    return events;
  }

  /** The lines that are not of the log. */
  public List<String> notUnderstood() {
    return notUnderstood;
  }
}
