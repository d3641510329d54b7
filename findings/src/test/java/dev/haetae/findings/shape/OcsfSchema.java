package dev.haetae.findings.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Holds an event against the definitions of OCSF: attributes, requirements, types, enums. */
final class OcsfSchema {
  private final Path root;
  private final JsonNode dictionary;

  OcsfSchema(Path root) {
    this.root = root;
    this.dictionary = read(root.resolve("dictionary.json"));
  }

  /** What is wrong with an event of a class, each as a path and a sentence. */
  List<String> mistakes(String className, JsonNode event) {
    List<String> mistakes = new ArrayList<>();
    ObjectNode definition = definition("events", className);
    takeIdsOfTheClass(definition);
    check("", definition, event, mistakes);
    return mistakes;
  }

  /** The ids of category and class are listed nowhere; the schema's server works them out. */
  private void takeIdsOfTheClass(ObjectNode definition) {
    int category =
        read(root.resolve("categories.json"))
            .path("attributes")
            .path(definition.path("category").asText())
            .path("uid")
            .asInt();
    int uid = category * 1000 + definition.path("uid").asInt();
    ObjectNode attributes = definition.withObjectProperty("attributes");
    attributes.withObjectProperty("category_uid").putObject("enum").putObject("" + category);
    attributes.withObjectProperty("class_uid").putObject("enum").putObject("" + uid);
  }

  private void check(String path, JsonNode definition, JsonNode value, List<String> mistakes) {
    JsonNode attributes = definition.path("attributes");
    boolean isOpen = attributes.isEmpty();
    for (Map.Entry<String, JsonNode> each : value.properties()) {
      if (attributes.has(each.getKey())) {
        checkAttribute(
            join(path, each.getKey()),
            each.getKey(),
            attributes.path(each.getKey()),
            each.getValue(),
            mistakes);
      } else if (!isOpen) {
        mistakes.add(join(path, each.getKey()) + ": is no attribute");
      }
    }
    for (Map.Entry<String, JsonNode> each : attributes.properties()) {
      boolean isRequired = each.getValue().path("requirement").asText().equals("required");
      if (isRequired && !value.has(each.getKey())) {
        mistakes.add(join(path, each.getKey()) + ": is required");
      }
    }
    JsonNode oneOf = definition.path("constraints").path("at_least_one");
    if (!oneOf.isEmpty() && stream(oneOf).noneMatch(name -> value.has(name.asText()))) {
      mistakes.add(path + ": needs one of its at_least_one");
    }
  }

  private void checkAttribute(
      String path, String name, JsonNode attribute, JsonNode value, List<String> mistakes) {
    JsonNode entry = dictionary.path("attributes").path(name);
    String type = attribute.path("type").asText(entry.path("type").asText());
    if (entry.path("is_array").asBoolean() != value.isArray()) {
      mistakes.add(path + ": array or not");
    }
    (value.isArray() ? stream(value) : Stream.of(value))
        .forEach(each -> checkValue(path, type, entry, attribute, each, mistakes));
  }

  private void checkValue(
      String path,
      String type,
      JsonNode entry,
      JsonNode attribute,
      JsonNode value,
      List<String> mistakes) {
    if (type.endsWith("_t")) {
      if (!isOfType(type, value)) {
        mistakes.add(path + ": " + value + " is no " + type);
      }
    } else {
      check(path, definition("objects", type), value, mistakes);
    }
    JsonNode own = attribute.path("enum");
    JsonNode general = entry.path("enum");
    boolean isListed = own.has(value.asText()) || general.has(value.asText());
    boolean isObservableType = path.equals("observables.type_id");
    if (!(own.isEmpty() && general.isEmpty()) && !isListed && !isObservableType) {
      mistakes.add(path + ": " + value + " is not one of its values");
    }
  }

  private boolean isOfType(String name, JsonNode value) {
    JsonNode type = dictionary.path("types").path("attributes").path(name);
    String base = type.path("type").asText(name);
    boolean fits =
        switch (base) {
          case "string_t" -> value.isTextual();
          case "integer_t" -> value.isInt() || (value.isLong() && value.canConvertToInt());
          case "long_t", "timestamp_t" -> value.isIntegralNumber();
          case "boolean_t" -> value.isBoolean();
          case "float_t" -> value.isNumber();
          case "json_t" -> true;
          default -> throw new IllegalStateException("type " + base + " is not known here");
        };
    String regex = type.path("regex").asText();
    return fits && (regex.isEmpty() || value.asText().matches(regex));
  }

  /** A class or object with what it inherits and includes put into it. */
  private ObjectNode definition(String folder, String name) {
    ObjectNode own = (ObjectNode) read(find(folder, name));
    ObjectNode attributes = own.withObjectProperty("attributes");
    JsonNode includes = attributes.remove("$include");
    if (includes != null) {
      for (JsonNode each : includes) {
        // A profile's requirements hold only for events that name the profile.
        read(root.resolve(each.asText()))
            .path("attributes")
            .properties()
            .forEach(entry -> attributes.putIfAbsent(entry.getKey(), optional(entry.getValue())));
      }
    }
    if (own.has("extends")) {
      ObjectNode parent = definition(folder, own.path("extends").asText());
      for (Map.Entry<String, JsonNode> each : parent.path("attributes").properties()) {
        ObjectNode merged = each.getValue().deepCopy();
        if (attributes.has(each.getKey())) {
          merged.setAll((ObjectNode) attributes.path(each.getKey()));
        }
        attributes.set(each.getKey(), merged);
      }
      if (!own.has("category") && parent.has("category")) {
        own.set("category", parent.path("category"));
      }
      if (!own.has("constraints") && parent.has("constraints")) {
        own.set("constraints", parent.path("constraints"));
      }
    }
    return own;
  }

  private static JsonNode optional(JsonNode attribute) {
    ObjectNode copy = attribute.deepCopy();
    copy.put("requirement", "optional");
    return copy;
  }

  private Path find(String folder, String name) {
    try (Stream<Path> files = Files.walk(root.resolve(folder))) {
      return files
          .filter(file -> file.getFileName().toString().equals(name + ".json"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no definition of " + name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    return elements.stream();
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static JsonNode read(Path file) {
    try {
      return Json.MAPPER.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
