package dev.haetae.content;

import dev.haetae.model.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** One record of a sample as JSON values, to be patched and written again. */
final class SampleRecord {
  private final Map<String, @Nullable Object> root;

  private SampleRecord(Map<String, @Nullable Object> root) {
    this.root = root;
  }

  /**
   * Reads a sample.
   *
   * @param name the sample's name, for messages
   * @throws IllegalArgumentException where it is not one JSON object
   */
  static SampleRecord read(String name, byte[] json) {
    Object read;
    try {
      read =
          new Load(LoadSettings.builder().setLabel(name).build())
              .loadFromString(new String(json, StandardCharsets.UTF_8));
    } catch (YamlEngineException notJson) {
      throw new IllegalArgumentException(
          "sample " + name + " is no JSON: " + notJson.getMessage(), notJson);
    }
    if (read instanceof Map<?, ?> object) {
      return new SampleRecord(copy(object));
    }
    throw new IllegalArgumentException("sample " + name + ": expected one JSON object");
  }

  /** A record of its own with the same values. */
  SampleRecord copy() {
    return new SampleRecord(copy(root));
  }

  private static Map<String, @Nullable Object> copy(Map<?, ?> object) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    object.forEach((key, value) -> copy.put(String.valueOf(key), copyOf(value)));
    return copy;
  }

  private static @Nullable Object copyOf(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      return copy(object);
    }
    if (value instanceof List<?> array) {
      List<@Nullable Object> copy = new ArrayList<>();
      array.forEach(each -> copy.add(copyOf(each)));
      return copy;
    }
    return value;
  }

  /** The value at a path with dots; null where there is none. */
  @Nullable Object get(String path) {
    Object at = root;
    for (String step : path.split("\\.", -1)) {
      at = at instanceof Map<?, ?> object ? object.get(step) : null;
    }
    return at;
  }

  /** Puts a value at a path with dots, making the objects on the way; null takes it away. */
  void put(String path, @Nullable Object value) {
    String[] steps = path.split("\\.", -1);
    Map<String, @Nullable Object> at = root;
    for (int i = 0; i < steps.length - 1; i++) {
      at = below(at, steps[i]);
    }
    String last = steps[steps.length - 1];
    if (value == null) {
      at.remove(last);
    } else {
      at.put(last, copyOf(value));
    }
  }

  private static Map<String, @Nullable Object> below(
      Map<String, @Nullable Object> object, String step) {
    Map<String, @Nullable Object> child =
        object.get(step) instanceof Map<?, ?> existing ? copy(existing) : new LinkedHashMap<>();
    object.put(step, child);
    return child;
  }

  /** The record as one line of JSON. */
  String line() {
    StringBuilder line = new StringBuilder();
    write(root, line);
    return line.toString();
  }

  private static void write(@Nullable Object value, StringBuilder to) {
    if (value instanceof Map<?, ?> object) {
      writeObject(object, to);
    } else if (value instanceof List<?> array) {
      String comma = "[";
      for (Object each : array) {
        to.append(comma);
        write(each, to);
        comma = ",";
      }
      to.append(array.isEmpty() ? "[]" : "]");
    } else if (value instanceof String text) {
      to.append('"').append(JsonText.escape(text)).append('"');
    } else {
      to.append(value);
    }
  }

  private static void writeObject(Map<?, ?> object, StringBuilder to) {
    String comma = "{";
    for (Map.Entry<?, ?> member : object.entrySet()) {
      to.append(comma).append('"').append(JsonText.escape(String.valueOf(member.getKey())));
      to.append("\":");
      write(member.getValue(), to);
      comma = ",";
    }
    to.append(object.isEmpty() ? "{}" : "}");
  }
}
