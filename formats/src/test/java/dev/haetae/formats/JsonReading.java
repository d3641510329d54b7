package dev.haetae.formats;

import dev.haetae.formats.read.LogReader;
import dev.haetae.model.Limits;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Field;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.log.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What reading JSON gives, every declared field of it. */
public record JsonReading(List<Read> events, List<Problem> problems) {

  /** One event, with the texts of its fields by path. */
  public record Read(
      String log, long time, String account, String region, Map<String, List<String>> values) {

    /** The texts of a field, named as a rule names it. */
    public List<String> texts(String name) {
      String path = Formats.of(log).orElseThrow().catalog().path(name).orElseThrow();
      return values.getOrDefault(path, List.of());
    }

    /** The only text of a field, named as a rule names it; empty where it has none. */
    public String text(String name) {
      return String.join(" | ", texts(name));
    }
  }

  /** Reads JSON in any wrapping. */
  public static JsonReading of(String json) {
    return of(json, JsonReading::everything);
  }

  /** Reads of JSON in any wrapping what is wanted of each log, by the log's name. */
  public static JsonReading of(String json, Function<String, FieldSelection> wanted) {
    JsonReading reading = new JsonReading(new ArrayList<>(), new ArrayList<>());
    Origin origin = Origin.of("sample.json", Instant.parse("2026-03-02T00:00:00Z"));
    InputStream in = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    try {
      new LogReader(wanted, Limits.DEFAULT)
          .read(origin, in, event -> reading.events.add(read(event)), reading.problems::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reading;
  }

  /** Reads the sample of a log. */
  public static JsonReading sample(String log) {
    return of(sampleText(log));
  }

  /** The sample of a log, a JSON array of records. */
  public static String sampleText(String log) {
    try (InputStream in = Formats.class.getResourceAsStream(log + "/sample.json")) {
      if (in == null) {
        throw new IllegalStateException(log + " has no sample.json");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FieldSelection everything(String log) {
    FieldSelection.Builder builder = new FieldSelection.Builder();
    Stream<Field> fields = Formats.of(log).orElseThrow().catalog().fields().stream();
    fields.map(Field::name).filter(name -> !name.equals("*")).forEach(builder::add);
    return builder.build();
  }

  private static Read read(Event event) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    List<String> paths = event.selection().paths();
    for (int field = 0; field < paths.size(); field++) {
      for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
        values.computeIfAbsent(paths.get(field), path -> new ArrayList<>()).add(event.text(value));
      }
    }
    return new Read(event.log(), event.time(), event.account(), event.region(), values);
  }
}
