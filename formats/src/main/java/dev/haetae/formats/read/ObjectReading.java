package dev.haetae.formats.read;

import dev.haetae.formats.Origin;
import dev.haetae.formats.csv.LowerCaseNames;
import dev.haetae.formats.line.Scan;
import dev.haetae.formats.recognise.Probe;
import dev.haetae.formats.recognise.RecordSearch;
import dev.haetae.formats.recognise.Wrapping;
import dev.haetae.formats.scan.JsonScanner;
import dev.haetae.formats.scan.JsonScanner.Cause;
import dev.haetae.formats.scan.JsonScanner.Stop;
import dev.haetae.formats.translate.Translator;
import dev.haetae.model.JsonText;
import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import dev.haetae.model.log.ProblemSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The reading of one object, or of what a record of it carries. */
final class ObjectReading implements JsonReader.Handler {
  /** A record may be wrapped in another that is wrapped, and so on, this often. */
  private static final int MAXIMUM_WRAPPINGS = 5;

  private final LogReader reader;
  private final EventConsumer consumer;
  private final ProblemSink problems;
  private final int depth;
  private final LineReading lines;
  private final RecordSearch search;
  private final CellRows cells;
  private final TableRows tables;
  private Origin origin;

  /** The line of the record that carries what is read; 0 where nothing does. */
  private long outerLine;

  private @Nullable JsonLog current;

  /** Whether the record before carried others, as the next will then too. */
  private boolean carries;

  /** Whether it has been said what records lack to be of a known log. */
  private boolean told;

  /** Reads what records carry; kept, for what one carries is mostly of the log of the last. */
  private @Nullable ObjectReading inner;

  /**
   * @param depth how many wrappings lie around
   */
  ObjectReading(
      LogReader reader, Origin origin, EventConsumer consumer, ProblemSink problems, int depth) {
    this.reader = reader;
    this.origin = origin;
    this.consumer = consumer;
    this.problems = problems;
    this.depth = depth;
    this.lines = new LineReading(reader, this, consumer, problems);
    this.search = new RecordSearch(reader.scanner, reader.probe, this::isKnown);
    this.cells = new CellRows(reader.scanner, this, lines, reader.limits);
    this.tables = new TableRows(reader.scanner);
  }

  Origin origin() {
    return origin;
  }

  /** Reads what is in the window and behind it. */
  void read(Window window) throws IOException {
    int at = JsonScanner.skipSpace(window.bytes, window.start);
    byte first = window.bytes[at];
    if (first == '{' || first == '[') {
      new JsonReader(reader.scanner, reader.limits, window, this, origin.object()).read();
    } else if (XmlReading.recognise(window.bytes, at, window.limit)) {
      xml().read(window);
    } else {
      lines.read(window);
    }
  }

  private XmlReading xml() {
    return new XmlReading(this, reader.xml, reader.limits);
  }

  private long lineOf(long line) {
    return outerLine == 0 ? line : outerLine;
  }

  @Override
  public int object(byte[] bytes, int start, int limit, long line) {
    JsonLog log = current;
    if (log != null && !carries) {
      int end = scan(log, bytes, start, limit, line);
      if (log.fits()) {
        deliver(log);
        return end;
      }
    }
    return unknownObject(bytes, start, limit, line);
  }

  private int scan(JsonLog log, byte[] bytes, int start, int limit, long line) {
    return log.scan(reader.scanner, bytes, start, limit, origin.object(), lineOf(line));
  }

  private int unknownObject(byte[] bytes, int start, int limit, long line) {
    int end = reader.probe.look(reader.scanner, bytes, start, limit);
    carries = false;
    Optional<JsonLog> known = reader.probe.log().map(reader::jsonLog);
    if (known.isPresent()) {
      current = known.get();
    } else if (readUnderOtherNames(bytes, start, limit, line)) {
      carries = true;
      return end;
    } else {
      Optional<String> lacks = told ? Optional.empty() : reader.probe.lacking();
      Optional<Probe.Carried> carried = carried(bytes, start, limit);
      if (carried.isPresent()) {
        carries = true;
        unwrap(carried.get(), line);
        return end;
      }
      lacks.ifPresent(words -> tellWhatLacks(words, line));
    }
    JsonLog log = known.orElseGet(reader::otherJson);
    scan(log, bytes, start, limit, line);
    deliver(log);
    return end;
  }

  /**
   * Reads an object that was a record before somebody gave its fields other names.
   *
   * @return whether it was one
   */
  private boolean readUnderOtherNames(byte[] bytes, int start, int limit, long line) {
    Optional<Translator> kept = reader.probe.kept();
    if (kept.isPresent()) {
      kept(kept.get(), bytes, start, limit, line);
      return true;
    }
    Optional<LowerCaseNames> lowered = reader.probe.lowered();
    if (lowered.isPresent()) {
      LowerCaseNames names = lowered.get();
      byte[] record = names.translate(bytes, start, limit);
      deliver(renamed(reader.jsonLog(names.log()), record, line));
    }
    return lowered.isPresent();
  }

  /** Reads a record that was made anew, which is whole. */
  private JsonLog renamed(JsonLog log, byte[] record, long line) {
    try {
      scan(log, record, 0, record.length - JsonScanner.PADDING, line);
    } catch (Stop stop) {
      throw ofWhole(stop);
    }
    return log;
  }

  private Optional<Probe.Carried> carried(byte[] bytes, int start, int limit) {
    return depth < MAXIMUM_WRAPPINGS
        ? reader.probe.carried().or(() -> held(bytes, start, limit))
        : Optional.empty();
  }

  /** Says once an object of the input what its records would need to be of a known log. */
  private void tellWhatLacks(String words, long line) {
    told = true;
    problem(new Problem(Reason.NOT_UNDERSTOOD, new Place(origin.object(), lineOf(line)), words));
  }

  /** An object that a product made of a record, which it may have kept as it was, too. */
  private void kept(Translator translator, byte[] bytes, int start, int limit, long line) {
    byte[] record = translated(translator, bytes, start, limit);
    List<byte[]> whole = depth < MAXIMUM_WRAPPINGS ? whole(translator) : List.of();
    if (!whole.isEmpty()) {
      unwrap(new Probe.Carried(Wrapping.OF_ANY_KIND, whole, "", ""), line);
      return;
    }
    JsonLog log = renamed(reader.jsonLog(translator.log()), record, line);
    translator
        .complaint()
        .ifPresent(
            words -> problem(new Problem(Reason.NOT_UNDERSTOOD, log.event().place(), words)));
    deliver(log);
  }

  private static byte[] translated(Translator translator, byte[] bytes, int start, int limit) {
    try {
      return translator.translate(bytes, start, limit);
    } catch (Stop stop) {
      throw ofWhole(stop);
    }
  }

  /** Why an object that ends cannot be read: reading more would not help. */
  private static Stop ofWhole(Stop stop) {
    return stop.tooDeep() ? stop : new Stop(Cause.MALFORMED);
  }

  private List<byte[]> whole(Translator translator) {
    return translator.whole().map(search::inText).orElse(List.of());
  }

  private Optional<Probe.Carried> held(byte[] bytes, int start, int limit) {
    return Probe.Carried.held(search.in(bytes, start, limit));
  }

  /**
   * Whether a text is a line of a known log, or an event as XML. A time at its beginning may be put
   * before the line or be the line's own.
   */
  private boolean isKnown(byte[] text) {
    int start = LinePrefix.timeEnd(text, 0, text.length);
    return XmlReading.recognise(text, start, text.length)
        || recordBehind(text, start, lineEnd(text)) >= 0
        || lines.isKnown(text, start)
        || (start > 0 && lines.isKnown(text, 0));
  }

  private static int lineEnd(byte[] text) {
    int end = text.length;
    while (end > 0 && text[end - 1] <= ' ' && text[end - 1] >= 0) {
      end--;
    }
    return end;
  }

  @Override
  public boolean isKnown(byte[] bytes, int start, int limit) {
    return reader.probe.knows(reader.scanner, bytes, start, limit);
  }

  @Override
  public boolean holdsRecords(byte[] bytes, int start, int limit) {
    return isKnown(bytes, start, limit) || !search.in(bytes, start, limit).isEmpty();
  }

  @Override
  public void row(byte[] bytes, int start, int limit, long line) {
    cells.read(bytes, start, limit, lineOf(line));
  }

  @Override
  public void row(List<byte[]> names, byte[] bytes, int start, int limit, long line) {
    Optional<byte[]> object = tables.object(names, bytes, start, limit);
    if (object.isPresent()) {
      jsonLine(object.get(), 0, object.get().length, line);
    } else {
      problem(
          new Problem(
              Reason.MALFORMED,
              new Place(origin.object(), lineOf(line)),
              "a row of a table with another number of values than it has columns"));
    }
  }

  private void deliver(JsonLog log) {
    for (Reason complaint : reader.scanner.complaints()) {
      problems.report(new Problem(complaint, log.event().place(), words(complaint)));
    }
    log.seal(origin, reader.names, reader.hashes, problems);
    consumer.accept(log.event());
  }

  private String words(Reason complaint) {
    return switch (complaint) {
      case BAD_ENCODING -> "holds bytes that are not UTF-8; read all the same";
      case TOO_MANY_FIELDS ->
          "more than " + reader.limits.values() + " values (limit: values); the rest left out";
      default -> "a key met twice or a value that is not JSON; read all the same";
    };
  }

  private void unwrap(Probe.Carried carried, long line) {
    Origin inside = origin.with(carried.account(), carried.region());
    ObjectReading carriedReading = inner();
    carriedReading.outerLine = lineOf(line);
    carriedReading.current = current;
    for (byte[] payload : carried.payloads()) {
      carriedReading.origin = inside;
      try {
        carriedReading.readPayload(carried.wrapping(), payload);
      } catch (IOException e) {
        problem(
            new Problem(
                Reason.CORRUPT,
                new Place(origin.object(), lineOf(line)),
                carried.wrapping().name() + ": what it carries cannot be unpacked"));
      }
    }
    current = carriedReading.current;
  }

  private ObjectReading inner() {
    ObjectReading known = inner;
    if (known == null) {
      known = new ObjectReading(reader, origin, consumer, problems, depth + 1);
      inner = known;
    }
    return known;
  }

  private void readPayload(Wrapping wrapping, byte[] payload) throws IOException {
    Window window = Window.onPayload(reader.limits.recordBytes());
    if (wrapping.encoding() == Wrapping.Encoding.BASE64) {
      window.open(decoded(payload));
    } else {
      window.open(payload, 0, payload.length);
    }
    lines.forgetFormat();
    if (window.more() && !isOneMore(window)) {
      read(window);
    }
  }

  /**
   * Reads what is nothing but one more record of the log of the last, as most is that records
   * carry; false where it is anything else.
   */
  private boolean isOneMore(Window window) {
    JsonLog log = current;
    if (log == null || carries || !window.ended() || window.bytes[window.start] != '{') {
      return false;
    }
    try {
      if (RecordArrays.namesRecords(reader.scanner, window.bytes, window.start, window.limit)) {
        return false;
      }
      int end = scan(log, window.bytes, window.start, window.limit, 1);
      if (!log.fits() || JsonScanner.skipSpace(window.bytes, end) != window.limit) {
        return false;
      }
    } catch (Stop notOne) {
      return false;
    }
    deliver(log);
    return true;
  }

  private static InputStream decoded(byte[] payload) throws IOException {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(payload);
      boolean gzipped = bytes.length > 2 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B;
      InputStream in = new ByteArrayInputStream(bytes);
      return gzipped ? new GZIPInputStream(in) : in;
    } catch (IllegalArgumentException e) {
      throw new IOException("not base64", e);
    }
  }

  @Override
  public void line(byte[] bytes, int start, int end, long line) {
    lines.line(bytes, start, end, lineOf(line));
  }

  @Override
  public void text(byte[] bytes, int start, int end, long line) {
    byte[] plain = new byte[end - start];
    int length = JsonText.unescape(bytes, start, end, plain, 0);
    lines.line(plain, 0, length, lineOf(line));
  }

  /** A line of text that is a JSON object, such as a log event with a time before it. */
  void jsonLine(byte[] bytes, int start, int end, long line) {
    Window window = Window.onPayload(reader.limits.recordBytes());
    window.open(bytes, start, end);
    try {
      object(window.bytes, window.start, window.limit, line);
    } catch (Stop stop) {
      problem(
          new Problem(
              Reason.MALFORMED,
              new Place(origin.object(), lineOf(line)),
              "begins like a JSON object and is none"));
    }
  }

  /**
   * Reads a line of text that ends with a JSON object of a known log, such as what a logging daemon
   * writes behind the time and the host.
   *
   * @return false where the line is nothing of the kind
   */
  boolean jsonBehind(byte[] bytes, int start, int end, long line) {
    int object = recordBehind(bytes, start, end);
    if (object >= 0) {
      jsonLine(bytes, object, end, line);
    }
    return object >= 0;
  }

  /** Where the object begins that a line ends with; -1 where there is none, or of no known log. */
  private int recordBehind(byte[] bytes, int start, int end) {
    int object = end > start && bytes[end - 1] == '}' ? Scan.until(bytes, start, end, '{') : end;
    if (object == end || (object > start && bytes[object - 1] > ' ')) {
      return -1;
    }
    byte[] text = new byte[end - object + JsonScanner.PADDING];
    System.arraycopy(bytes, object, text, 0, end - object);
    try {
      boolean whole = reader.scanner.skip(text, 0, end - object) == end - object;
      return whole && holdsRecords(text, 0, end - object) ? object : -1;
    } catch (Stop notJson) {
      return -1;
    }
  }

  /** A line of text that is an event as XML. */
  void xmlLine(byte[] bytes, int start, int end, long line) {
    xml().line(bytes, start, end, line);
  }

  @Override
  public void owner(String account) {
    origin = origin.with(account, "");
  }

  @Override
  public void problem(Problem problem) {
    problems.report(problem);
  }
}
