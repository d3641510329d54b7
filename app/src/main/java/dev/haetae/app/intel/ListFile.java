package dev.haetae.app.intel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.detect.indicator.read.ListFormat;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The file that describes a kept list, as JSON. */
final class ListFile {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ListFile() {}

  static byte[] write(KeptList list) throws IOException {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("name", list.name());
    node.put("source", list.source());
    node.put("taxii", list.taxii());
    list.credentials().ifPresent(each -> node.put("credentials", each));
    node.put("category", list.category().word());
    node.put("confidence", list.confidence());
    list.lasting().ifPresent(each -> node.put("lasting", each.toString()));
    list.format().ifPresent(each -> node.put("format", each.word()));
    list.values().ifPresent(each -> node.put("values", each.word()));
    list.column().ifPresent(each -> node.put("column", each));
    node.put("updated", list.updated().toString());
    node.put("entries", list.entries());
    node.put("data", list.data());
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
  }

  static KeptList read(byte[] bytes) throws IOException {
    JsonNode node = MAPPER.readTree(bytes);
    try {
      return new KeptList(
          required(node, "name"),
          required(node, "source"),
          node.path("taxii").asBoolean(),
          text(node, "credentials"),
          Category.of(required(node, "category")).orElseThrow(() -> wrong("category")),
          node.path("confidence").asInt(),
          text(node, "lasting").map(Duration::parse),
          text(node, "format").map(each -> ListFormat.of(each).orElseThrow(() -> wrong("format"))),
          text(node, "values").map(ListFile::kind),
          text(node, "column"),
          Instant.parse(required(node, "updated")),
          node.path("entries").asLong(),
          required(node, "data"));
    } catch (DateTimeException | IllegalArgumentException malformed) {
      throw new IOException(malformed.getMessage(), malformed);
    }
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

  private static Optional<String> text(JsonNode node, String key) {
    return Optional.ofNullable(node.get(key)).map(JsonNode::asText);
  }

  private static String required(JsonNode node, String key) {
    return text(node, key)
        .orElseThrow(() -> new IllegalArgumentException("\"" + key + "\" is missing"));
  }
}
