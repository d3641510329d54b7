package dev.haetae.detect.indicator.kept;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.detect.indicator.read.ListFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The file that describes a kept list, as JSON. */
public final class ListFile {
  private static final JsonFactory JSON = new JsonFactory();

  private ListFile() {}

  /** The bytes of the file. */
  public static byte[] write(KeptList list) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.useDefaultPrettyPrinter();
      out.writeStartObject();
      out.writeStringField("name", list.name());
      out.writeStringField("source", list.source());
      out.writeBooleanField("taxii", list.taxii());
      write("credentials", list.credentials(), out);
      out.writeStringField("category", list.category().word());
      out.writeNumberField("confidence", list.confidence());
      write("lasting", list.lasting().map(Duration::toString), out);
      write("format", list.format().map(ListFormat::word), out);
      write("values", list.values().map(IndicatorKind::word), out);
      write("column", list.column(), out);
      out.writeStringField("updated", list.updated().toString());
      out.writeNumberField("entries", list.entries());
      out.writeStringField("data", list.data());
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void write(String key, Optional<String> value, JsonGenerator out)
      throws IOException {
    if (value.isPresent()) {
      out.writeStringField(key, value.get());
    }
  }

  static KeptList read(byte[] bytes) throws IOException {
    Map<String, String> values = values(bytes);
    try {
      return new KeptList(
          required(values, "name"),
          required(values, "source"),
          Boolean.parseBoolean(values.get("taxii")),
          text(values, "credentials"),
          Category.of(required(values, "category")).orElseThrow(() -> wrong("category")),
          Integer.parseInt(required(values, "confidence")),
          text(values, "lasting").map(Duration::parse),
          text(values, "format")
              .map(each -> ListFormat.of(each).orElseThrow(() -> wrong("format"))),
          text(values, "values").map(ListFile::kind),
          text(values, "column"),
          Instant.parse(required(values, "updated")),
          Long.parseLong(required(values, "entries")),
          required(values, "data"));
    } catch (DateTimeException | IllegalArgumentException malformed) {
      throw new IOException(malformed.getMessage(), malformed);
    }
  }

  /** The texts, numbers and truths of an object that holds nothing else. */
  private static Map<String, String> values(byte[] bytes) throws IOException {
    Map<String, String> values = new HashMap<>();
    try (JsonParser parser = JSON.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("expected a JSON object");
      }
      for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
        if (!parser.nextToken().isScalarValue()) {
          throw new IOException("\"" + key + "\" has a value that is not known");
        }
        values.put(key, parser.getText());
      }
    }
    return values;
  }

  private static IndicatorKind kind(String word) {
    return Arrays.stream(IndicatorKind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(() -> wrong("values"));
  }

  private static IllegalArgumentException wrong(String key) {
    return new IllegalArgumentException("\"" + key + "\" has a value that is not known");
  }

  private static Optional<String> text(Map<String, String> values, String key) {
    return Optional.ofNullable(values.get(key));
  }

  private static String required(Map<String, String> values, String key) {
    return text(values, key)
        .orElseThrow(() -> new IllegalArgumentException("\"" + key + "\" is missing"));
  }
}
