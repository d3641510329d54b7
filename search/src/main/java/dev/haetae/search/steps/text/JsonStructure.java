package dev.haetae.search.steps.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names in what DuckDB says of the structure of JSON. */
final class JsonStructure {
  private static final JsonMapper JSON = new JsonMapper();

  private JsonStructure() {}

  /** The paths of all values that are no objects, as spath writes them. */
  static List<String> leaves(Optional<String> structure, int most) {
    List<String> names = new ArrayList<>();
    try {
      if (structure.isPresent()) {
        collect("", JSON.readTree(structure.get()), names, most);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("DuckDB wrote no JSON", e);
    }
    return names;
  }

  private static void collect(String prefix, JsonNode node, List<String> names, int most) {
    if (names.size() >= most) {
      return;
    }
    if (node.isArray()) {
      collect(prefix + "{}", node.get(0), names, most);
    } else if (node.isObject()) {
      node.properties()
          .forEach(each ->
              collect(
                  prefix.isEmpty() ? each.getKey() : prefix + "." + each.getKey(),
                  each.getValue(),
                  names,
                  most));
    } else if (!prefix.isEmpty()) {
      names.add(prefix);
    }
  }
}
