package dev.haetae.formats.read;

import dev.haetae.formats.Formats;
import dev.haetae.formats.Names;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.FirstLines;
import dev.haetae.formats.recognise.Probe;
import dev.haetae.formats.scan.JsonScanner;
import dev.haetae.formats.xml.XmlRecord;
import dev.haetae.model.Limits;
import dev.haetae.model.Phrase;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import dev.haetae.model.log.ProblemSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads objects of any kind of log, told by what they say, and hands on their events with the
 * wanted fields. Holds the buffers and cursors of one thread, used for one object after another.
 */
public final class LogReader {
  private static final int HEAD = 4096;

  final Limits.Records limits;
  final JsonScanner scanner;
  final XmlRecord xml;
  final Names names = new Names();
  final Identity hashes = new Identity();
  final FirstLines firstLines = new FirstLines();
  final Probe probe;
  final Function<String, FieldSelection> wanted;
  private final Map<String, JsonLog> jsonLogs = new HashMap<>();
  private final Window window;

  /**
   * A reader for one thread.
   *
   * @param wanted the fields asked for, by log
   */
  public LogReader(Function<String, FieldSelection> wanted, Limits limits) {
    this.limits = limits.records();
    this.wanted = wanted;
    this.scanner = new JsonScanner(this.limits);
    this.xml = new XmlRecord(this.limits);
    this.window = Window.onObjects(this.limits.recordBytes());
    this.probe = new Probe(Formats.json().toList(), scanner);
  }

  /**
   * Reads one object to its end. What cannot be read is reported and stepped over; so is an object
   * that holds nothing, be it blank lines, a header alone or an empty list of records.
   *
   * @param in its unpacked bytes; not closed
   * @throws IOException where the bytes cannot be read; events before that have been handed on
   */
  public void read(Origin origin, InputStream in, EventConsumer consumer, ProblemSink problems)
      throws IOException {
    window.open(in);
    hashes.reset();
    if (!window.more()) {
      problems.report(new Problem(Reason.EMPTY, Place.of(origin.object()), "holds no bytes"));
      return;
    }
    Optional<Utf16Stream> utf16 = utf16(in);
    if (utf16.isPresent()) {
      window.open(utf16.get());
      window.fill();
    }
    skipByteOrderMark();
    Outcome outcome = new Outcome(consumer, problems);
    readText(origin, outcome, outcome);
    utf16.ifPresent(text -> reportOdd(text, origin, outcome));
    if (!outcome.any) {
      problems.report(new Problem(Reason.EMPTY, Place.of(origin.object()), "holds no event"));
    }
  }

  /** Hands on what is read of one object, and knows whether anything was. */
  private static final class Outcome implements EventConsumer, ProblemSink {
    private final EventConsumer consumer;
    private final ProblemSink problems;
    private boolean any;

    Outcome(EventConsumer consumer, ProblemSink problems) {
      this.consumer = consumer;
      this.problems = problems;
    }

    @Override
    public void accept(Event event) {
      any = true;
      consumer.accept(event);
    }

    @Override
    public void report(Problem problem) {
      any = true;
      problems.report(problem);
    }
  }

  private void readText(Origin origin, EventConsumer consumer, ProblemSink problems)
      throws IOException {
    if (isBinary()) {
      problems.report(
          new Problem(
              Reason.NOT_A_LOG,
              Place.of(origin.object()),
              "holds binary data: expected a log as JSON, XML, text (UTF-8, or UTF-16 with its mark) or Parquet, plain or packed"));
      return;
    }
    new ObjectReading(this, origin, consumer, problems, 0).read(window);
  }

  /** Made when first asked for: what is wanted of a log may cost much to work out. */
  JsonLog jsonLog(String log) {
    return jsonLogs.computeIfAbsent(log, this::made);
  }

  /** Reads JSON that nothing else knows. */
  JsonLog otherJson() {
    return jsonLog(Formats.OTHER_JSON);
  }

  private JsonLog made(String log) {
    return Formats.json()
        .filter(format -> format.catalog().log().equals(log))
        .findFirst()
        .map(format -> new JsonLog(format, wanted.apply(log)))
        .orElseThrow(() -> new IllegalStateException("no format reads " + log + " as JSON"));
  }

  /** The stream behind what the window holds of it, if it begins with the mark of UTF-16. */
  private Optional<Utf16Stream> utf16(InputStream in) {
    byte[] bytes = window.bytes;
    int at = window.start;
    boolean little = bytes[at] == (byte) 0xFF && bytes[at + 1] == (byte) 0xFE;
    boolean big = bytes[at] == (byte) 0xFE && bytes[at + 1] == (byte) 0xFF;
    if (!little && !big) {
      return Optional.empty();
    }
    byte[] held = Arrays.copyOfRange(bytes, at + 2, window.limit);
    return Optional.of(
        new Utf16Stream(new SequenceInputStream(new ByteArrayInputStream(held), in), little));
  }

  private static void reportOdd(Utf16Stream text, Origin origin, ProblemSink problems) {
    if (text.odd() > 0) {
      problems.report(
          new Problem(
              Reason.BAD_ENCODING,
              Place.of(origin.object()),
              "UTF-16 with "
                  + Phrase.count(
                      text.odd(), "unit that is no character", "units that are no characters")
                  + "; read all the same"));
    }
  }

  private void skipByteOrderMark() {
    byte[] bytes = window.bytes;
    int at = window.start;
    if (bytes[at] == (byte) 0xEF && bytes[at + 1] == (byte) 0xBB && bytes[at + 2] == (byte) 0xBF) {
      window.start = Math.min(at + 3, window.limit);
    }
  }

  /** Text has no NUL, and hardly any other control character. */
  private boolean isBinary() {
    int end = Math.min(window.limit, window.start + HEAD);
    int odd = 0;
    for (int p = window.start; p < end; p++) {
      byte b = window.bytes[p];
      if (b == 0) {
        return true;
      }
      if (b > 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != 0x1B && b != 0x1E) {
        odd++;
      }
    }
    return odd > (end - window.start) / 10;
  }
}
