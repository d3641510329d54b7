package dev.haetae.app.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A record as it was written, laid out for reading. */
final class RawText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RawText() {}

  /** JSON with a value a line; anything else as it is. */
  static String pretty(String raw) {
    try {
      JsonNode node = JSON.readTree(raw);
      return node.isContainerNode() ? node.toPrettyString() : raw;
    } catch (JsonProcessingException noJson) {
      return raw;
    }
  }

  /** On one line without needless blanks, cut to a length. */
  static String compact(String raw, int length) {
    String line = oneLine(raw);
    return line.length() <= length
        ? line
        : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, length))) + "…";
  }

  private static String oneLine(String raw) {
    try {
      JsonNode node = JSON.readTree(raw);
      return node.isContainerNode() ? node.toString() : raw;
    } catch (JsonProcessingException noJson) {
      return raw;
    }
  }
}
