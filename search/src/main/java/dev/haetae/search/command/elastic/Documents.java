package dev.haetae.search.command.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A hit made a row: what every row has, and each field of the document by its path. */
final class Documents {
  private static final Set<String> OWN = Set.of("_time", "_raw", "index", "sourcetype", "_id");
  private static final int DEEPEST = 64;

  private final String timeField;

  Documents(String timeField) {
    this.timeField = timeField;
  }

  /** The row of a hit. */
  Map<String, List<String>> row(JsonNode hit) {
    JsonNode source = hit.path("_source");
    Map<String, List<String>> row = new LinkedHashMap<>();
    time(hit).ifPresent(time -> row.put("_time", List.of(time)));
    row.put("index", List.of(hit.path("_index").asText("")));
    row.put("sourcetype", List.of(source.path("sourcetype").asText("elasticsearch")));
    row.put("_id", List.of(hit.path("_id").asText("")));
    row.put("_raw", List.of(source.isMissingNode() ? "" : source.toString()));
    Map<String, List<String>> fields = new LinkedHashMap<>();
    flatten("", source, fields, 0);
    fields.forEach((name, values) -> row.put(named(name), values));
    return row;
  }

  /** A field of the document that is named as one of every row keeps its value beside it. */
  private static String named(String field) {
    return OWN.contains(field) && !field.equals("sourcetype") ? "_source." + field : field;
  }

  /** As the cluster understood it, else as it is written. */
  private Optional<String> time(JsonNode hit) {
    JsonNode told = hit.path("fields").path(timeField).path(0);
    if (told.isValueNode() && !told.asText().isBlank()) {
      return Optional.of(seconds(told.asText()));
    }
    JsonNode written = hit.path("_source");
    JsonNode flat = written.path(timeField);
    for (String part : timeField.split("\\.", -1)) {
      written = written.path(part);
    }
    JsonNode value = flat.isMissingNode() ? written : flat;
    return value.isValueNode()
        ? DateMath.absolute(value.asText()).map(Documents::seconds)
        : Optional.empty();
  }

  /** Milliseconds since 1970, perhaps with a fraction, as seconds. */
  private static String seconds(String millis) {
    return new BigDecimal(millis).movePointLeft(3).toPlainString();
  }

  private static String seconds(Instant time) {
    return "%d.%06d".formatted(time.getEpochSecond(), time.getNano() / 1000);
  }

  private static void flatten(
      String path, JsonNode node, Map<String, List<String>> fields, int depth) {
    if (depth > DEEPEST || node.isNull() || node.isMissingNode()) {
      return;
    }
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> each : node.properties()) {
        String name = path.isEmpty() ? each.getKey() : path + "." + each.getKey();
        flatten(name, each.getValue(), fields, depth + 1);
      }
    } else if (node.isArray()) {
      node.forEach(each -> flatten(path, each, fields, depth + 1));
    } else {
      fields.computeIfAbsent(path, none -> new ArrayList<>()).add(node.asText());
    }
  }
}
