package dev.haetae.formats.read;

import dev.haetae.formats.Format;
import dev.haetae.formats.Formats;
import dev.haetae.formats.JsonFormat;
import dev.haetae.formats.LineFormat;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.scan.JsonScanner;
import dev.haetae.model.Limits;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads single records whose log is known: those that were read before and kept as raw bytes, and
 * samples. For one thread.
 */
public final class RecordReader {
  /**
   * Lines without a year are taken for the last such day before this. Which year it is does not
   * matter, since the caller puts back the time; but every day must exist.
   */
  private static final Instant REFERENCE = Instant.parse("2001-01-01T00:00:00Z");

  private final Function<String, FieldSelection> wanted;
  private final JsonScanner scanner;
  private final Map<String, JsonLog> jsonLogs = new HashMap<>();
  private final Map<String, Line> lines = new HashMap<>();

  private record Line(LineParser parser, Event event) {}

  /** A reader that takes the wanted fields, by log. */
  public RecordReader(Function<String, FieldSelection> wanted, Limits limits) {
    this.wanted = wanted;
    this.scanner = new JsonScanner(limits.records());
  }

  /**
   * Reads a record into a cursor, which the next call fills again. Of its envelope only place and
   * raw record are set; the caller puts back the rest, which it kept.
   *
   * @param log name of its log
   * @param layout what else must be known of it, as {@link Event#layout} told
   * @throws IllegalArgumentException where it is no record of that log
   */
  public Event read(String log, String layout, byte[] raw, String object, long line) {
    Format format = format(log);
    return isLine(format, raw)
        ? readLine((LineFormat) format, layout, raw, object, line)
        : readJson((JsonFormat) format, raw, object, line);
  }

  /**
   * Reads a record that was kept, and puts its whole envelope back, the identity too; not whether
   * its time was its own.
   *
   * @throws IllegalArgumentException where it is no record of that log
   */
  public Event read(KeptRecord kept) {
    Format format = format(kept.log());
    byte[] raw = kept.raw().getBytes(StandardCharsets.UTF_8);
    boolean isLine = isLine(format, raw);
    Event event = read(kept.log(), kept.layout(), raw, kept.object(), kept.line());
    boolean hasOwnId = event.idBytes().length() > 0;
    EventWriter writer = event.writer();
    writer.layout(kept.layout());
    writer.time(kept.time());
    writer.account(kept.account());
    writer.region(kept.region());
    byte[] id = kept.id().getBytes(StandardCharsets.UTF_8);
    writer.id(id, 0, id.length);
    if (isLine) {
      writer.identity(hasOwnId ? Identity.of(event) : Identity.parse(kept.id()));
    } else {
      jsonLog((JsonFormat) format).identify();
    }
    return event;
  }

  private static Format format(String log) {
    return Formats.of(log)
        .orElseThrow(() -> new IllegalArgumentException("no log \"" + log + "\""));
  }

  private static boolean isLine(Format format, byte[] raw) {
    return format instanceof LineFormat && !(format instanceof JsonFormat && isObject(raw));
  }

  private JsonLog jsonLog(JsonFormat format) {
    String name = format.catalog().log();
    return jsonLogs.computeIfAbsent(name, unused -> new JsonLog(format, wanted.apply(name)));
  }

  /** A log that is written both ways, such as flow logs, is told apart as it was first read. */
  private static boolean isObject(byte[] raw) {
    return raw.length > 0 && raw[0] == '{';
  }

  private Event readJson(JsonFormat format, byte[] raw, String object, long line) {
    JsonLog log = jsonLog(format);
    byte[] bytes = Arrays.copyOf(raw, raw.length + JsonScanner.PADDING);
    try {
      log.scan(scanner, bytes, JsonScanner.skipSpace(bytes, 0), raw.length, object, line);
    } catch (JsonScanner.Stop stop) {
      throw new IllegalArgumentException(
          "not a record of " + format.catalog().log() + ": not whole JSON", stop);
    }
    return log.event();
  }

  private Event readLine(LineFormat format, String layout, byte[] raw, String object, long line) {
    String name = format.catalog().log();
    Line reading = lines.computeIfAbsent(name + " " + layout, unused -> open(format, layout));
    EventWriter writer = reading.event().writer();
    writer.begin(object, line);
    writer.raw(raw, 0, raw.length);
    writer.layout(layout);
    if (reading.parser().parse(raw, 0, raw.length, reading.event()) != LineParser.Outcome.EVENT) {
      throw new IllegalArgumentException("not a line of " + name);
    }
    return reading.event();
  }

  private Line open(LineFormat format, String layout) {
    FieldSelection selection = wanted.apply(format.catalog().log());
    Origin origin = Origin.of("", REFERENCE);
    return new Line(
        format.parser(selection, layout, origin),
        new Event(format.catalog().log(), selection, (event, field, path, writer) -> {}));
  }
}
