package dev.haetae.search.source;

import com.fasterxml.jackson.databind.JsonNode;

/** Walks what DuckDB says of the structure of JSON, an array by its one element. */
public final class JsonLeaves {
  private JsonLeaves() {}

  /** Takes the values that are neither objects nor arrays. */
  @FunctionalInterface
  public interface LeafConsumer {
    /**
     * Takes a value.
     *
     * @param path names with dots between, {@code {}} behind that of an array
     * @param type what DuckDB calls its type
     * @param many whether it stands in an array
     */
    void take(String path, String type, boolean many);
  }

  /** Hands out every leaf of a structure. */
  public static void of(JsonNode structure, LeafConsumer consumer) {
    walk("", structure, false, consumer);
  }

  private static void walk(String path, JsonNode node, boolean many, LeafConsumer consumer) {
    if (node.isArray()) {
      walk(path + "{}", node.get(0), true, consumer);
    } else if (node.isObject()) {
      node.properties()
          .forEach(each ->
              walk(
                  path.isEmpty() ? each.getKey() : path + "." + each.getKey(),
                  each.getValue(),
                  many,
                  consumer));
    } else {
      consumer.take(path, node.asText(), many);
    }
  }
}
