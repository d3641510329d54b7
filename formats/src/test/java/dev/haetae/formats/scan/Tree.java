package dev.haetae.formats.scan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.haetae.model.event.ValueKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** JSON as Jackson understands it, and what the design says a path takes out of it. */
sealed interface Tree {

  /** A string, a number as written, a truth value or null. */
  record Scalar(ValueKind kind, String text) implements Tree {}

  /** An object; its keys are not met twice. */
  record Composite(Map<String, Tree> members) implements Tree {}

  /** An array. */
  record Sequence(List<Tree> elements) implements Tree {}

  /** Reads a whole document. */
  static Tree of(String json) {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      return read(parser);
    } catch (IOException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static Tree read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> composite(parser);
      case START_ARRAY -> sequence(parser);
      case VALUE_STRING -> new Scalar(ValueKind.STRING, parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Scalar(ValueKind.NUMBER, parser.getText());
      case VALUE_TRUE, VALUE_FALSE -> new Scalar(ValueKind.BOOLEAN, parser.getText());
      default -> new Scalar(ValueKind.NULL, parser.getText());
    };
  }

  private static Tree composite(JsonParser parser) throws IOException {
    Map<String, Tree> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      members.put(key, read(parser));
    }
    return new Composite(members);
  }

  private static Tree sequence(JsonParser parser) throws IOException {
    List<Tree> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(read(parser));
    }
    return new Sequence(elements);
  }

  /**
   * The values at a path, in the order of the document: through arrays to every element, through
   * strings that hold JSON into it, and by keys that contain dots themselves.
   */
  default Stream<Tree> at(List<String> path) {
    if (this instanceof Sequence sequence) {
      return sequence.elements().isEmpty() && path.isEmpty()
          ? Stream.of(new Scalar(ValueKind.EMPTY, ""))
          : sequence.elements().stream().flatMap(each -> each.at(path));
    }
    if (path.isEmpty()) {
      return Stream.of(this);
    }
    if (this instanceof Composite composite) {
      return composite.members().entrySet().stream()
          .flatMap(member -> below(member.getKey(), member.getValue(), path));
    }
    return inside(path);
  }

  private static Stream<Tree> below(String key, Tree value, List<String> path) {
    List<String> parts = List.of(key.split("\\.", -1));
    boolean leads = parts.size() <= path.size() && path.subList(0, parts.size()).equals(parts);
    return leads ? value.at(path.subList(parts.size(), path.size())) : Stream.of();
  }

  private Stream<Tree> inside(List<String> path) {
    Scalar scalar = (Scalar) this;
    boolean holdsJson =
        scalar.kind() == ValueKind.STRING
            && (scalar.text().startsWith("{") || scalar.text().startsWith("["));
    return holdsJson ? of(scalar.text()).at(path) : Stream.of();
  }
}
