package dev.haetae.content;

import dev.haetae.detect.Detector.Sample;
import dev.haetae.detect.Detector.SampleEvent;
import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.Formats;
import dev.haetae.formats.JsonFormat;
import dev.haetae.formats.LineFormat;
import dev.haetae.model.NearestName;
import dev.haetae.model.event.FieldCatalog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the logs a test feeds: its samples one after another, patched, each event with an id of
 * its own and a time after the one before. In the texts of a patch <code>{n}</code> stands for the
 * number of the repetition, and <code>{letters:12}</code>, <code>{hex:12}</code> or <code>
 * {base32:12}</code> for so many characters that look random and are the same each time the test
 * runs, so that events fed many times may differ.
 */
public final class SampleLog {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  /** Times without a year are of the last such day before this: of the year of the tests. */
  static final Instant REFERENCE = Instant.parse("2026-12-31T00:00:00Z");

  /** An event whose test does not say follows after this. */
  private static final Duration NEXT = Duration.ofSeconds(1);

  private final Samples samples;
  private final List<StringBuilder> logs = new ArrayList<>();
  private String log = "";
  private Instant clock = START;
  private int events;

  private SampleLog(Samples samples) {
    this.samples = samples;
  }

  /**
   * The logs of a test, in order: a new one wherever the next event is of another log.
   *
   * @throws IllegalArgumentException where there is no sample of a name, or it is none of its log
   */
  public static List<byte[]> of(Sample sample, Samples samples) {
    SampleLog log = new SampleLog(samples);
    sample.events().forEach(log::add);
    return log.logs.stream()
        .map(lines -> lines.toString().getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private void add(SampleEvent event) {
    String own = event.name().substring(0, event.name().indexOf('/'));
    if (Formats.of(own).isEmpty()) {
      throw noLog(event.name(), own);
    }
    byte[] sample = samples.find(event.name()).orElseThrow(() -> missing(event.name()));
    boolean begins = !own.equals(log);
    if (begins) {
      logs.add(new StringBuilder());
      log = own;
    }
    if (isText(own)) {
      addLines(
          event, new SampleLine(event.name(), new String(sample, StandardCharsets.UTF_8)), begins);
    } else {
      addRecords(event, sample);
    }
  }

  private static boolean isText(String log) {
    return Formats.of(log).filter(LineFormat.class::isInstance).isPresent();
  }

  /** Of a log that is not known, neither time nor id could be told from the rest of a record. */
  private static IllegalArgumentException noLog(String name, String log) {
    List<String> logs = Formats.catalogs().stream().map(FieldCatalog::log).toList();
    return new IllegalArgumentException(
        "the sample "
            + name
            + " begins with no log; expected one such as cloudtrail/Name"
            + NearestName.ask(log, logs));
  }

  private static IllegalArgumentException missing(String name) {
    String ending = isText(name.substring(0, name.indexOf('/'))) ? ".log" : ".json";
    return new IllegalArgumentException(
        "there is no sample " + name + "; expected a file samples/" + name + ending);
  }

  private void tick(SampleEvent event) {
    clock = clock.plus(event.every().isZero() ? NEXT : event.every());
    events++;
  }

  private void addLines(SampleEvent event, SampleLine line, boolean begins) {
    if (begins) {
      write(line.header());
    }
    for (int repetition = 1; repetition <= event.times(); repetition++) {
      tick(event);
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      for (Map.Entry<String, @Nullable Object> patch : event.with().entrySet()) {
        values.put(patch.getKey(), numbered(patch.getValue(), repetition));
      }
      write(line.line(clock, values) + '\n');
    }
  }

  private void addRecords(SampleEvent event, byte[] json) {
    SampleRecord sample = SampleRecord.read(event.name(), json);
    for (int repetition = 1; repetition <= event.times(); repetition++) {
      tick(event);
      SampleRecord record = sample.copy();
      envelope(event.name(), record);
      for (Map.Entry<String, @Nullable Object> patch : event.with().entrySet()) {
        record.put(patch.getKey(), numbered(patch.getValue(), repetition));
      }
      write(record.line() + '\n');
    }
  }

  private void write(String text) {
    logs.get(logs.size() - 1).append(text);
  }

  private void envelope(String name, SampleRecord record) {
    Formats.of(name.substring(0, name.indexOf('/')))
        .filter(JsonFormat.class::isInstance)
        .map(format -> ((JsonFormat) format).catalog().envelope())
        .ifPresent(envelope -> stamp(envelope, record));
  }

  private void stamp(DeclaredCatalog.Envelope envelope, SampleRecord record) {
    UUID id = UUID.nameUUIDFromBytes(("event " + events).getBytes(StandardCharsets.UTF_8));
    for (String path : envelope.id()) {
      if (record.get(path) != null) {
        record.put(path, id.toString());
      }
    }
    for (String path : envelope.time()) {
      if (record.get(path) instanceof String written && isInstant(written)) {
        record.put(path, clock.toString());
      } else if (record.get(path) instanceof Number) {
        record.put(path, clock.toEpochMilli());
      }
    }
  }

  private static boolean isInstant(String text) {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeParseException otherwiseWritten) {
      return false;
    }
  }

  private static @Nullable Object numbered(@Nullable Object value, int repetition) {
    if (value instanceof String text) {
      return RandomText.fill(text.replace("{n}", Integer.toString(repetition)), repetition);
    }
    if (value instanceof List<?> array) {
      return array.stream().map(each -> numbered(each, repetition)).toList();
    }
    if (value instanceof Map<?, ?> object) {
      Map<String, @Nullable Object> numbered = new LinkedHashMap<>();
      object.forEach((key, each) -> numbered.put(String.valueOf(key), numbered(each, repetition)));
      return numbered;
    }
    return value;
  }
}
