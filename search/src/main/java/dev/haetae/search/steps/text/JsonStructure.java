package dev.haetae.search.steps.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.haetae.search.source.JsonLeaves;
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
        JsonLeaves.of(
            JSON.readTree(structure.get()),
            (path, type, many) -> {
              if (!path.isEmpty() && names.size() < most) {
                names.add(path);
              }
            });
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("DuckDB wrote no JSON", e);
    }
    return names;
  }
}
