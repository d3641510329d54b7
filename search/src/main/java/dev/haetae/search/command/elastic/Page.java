package dev.haetae.search.command.elastic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.haetae.model.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One answer to a search, its hits handed on as they are read.
 *
 * @param hits how many there were
 * @param last where the last one stands in the order
 * @param cursor what the next page is asked with, as the cluster renews it
 * @param problems what the cluster says is missing
 */
record Page(long hits, Optional<JsonNode> last, Optional<String> cursor, List<String> problems) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Reads an answer; the predicate says whether more hits are wanted. */
  static Page read(InputStream body, Predicate<JsonNode> hits) throws IOException {
    Reading reading = new Reading(hits);
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("its answer is no JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        reading.field(parser.currentName(), parser);
      }
    }
    return new Page(reading.count, reading.last, reading.cursor, reading.problems);
  }

  private static final class Reading {
    private final Predicate<JsonNode> hits;
    private final List<String> problems = new ArrayList<>();
    private Optional<JsonNode> last = Optional.empty();
    private Optional<String> cursor = Optional.empty();
    private long count;
    private boolean more = true;

    Reading(Predicate<JsonNode> hits) {
      this.hits = hits;
    }

    void field(String name, JsonParser parser) throws IOException {
      JsonToken value = parser.nextToken();
      if (name.equals("hits") && value == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          boolean list = parser.currentName().equals("hits");
          if (parser.nextToken() == JsonToken.START_ARRAY && list) {
            hits(parser);
          } else {
            parser.skipChildren();
          }
        }
        return;
      }
      JsonNode node = JSON.readTree(parser);
      switch (name) {
        case "pit_id", "_scroll_id" -> cursor = Optional.of(node.asText());
        case "timed_out" -> {
          if (node.asBoolean()) {
            problems.add("the cluster ran out of time; documents are missing");
          }
        }
        case "_shards" -> shards(node);
        default -> {
          // Nothing that is needed.
        }
      }
    }

    private void hits(JsonParser parser) throws IOException {
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        JsonNode hit = JSON.readTree(parser);
        count++;
        last = Optional.of(hit.path("sort")).filter(JsonNode::isArray);
        more = more && hits.test(hit);
      }
    }

    private void shards(JsonNode shards) {
      if (shards.path("total").asLong(1) == 0) {
        problems.add("no index fits the name");
      }
      long failed = shards.path("failed").asLong(0);
      if (failed > 0) {
        JsonNode reason = shards.path("failures").path(0).path("reason").path("reason");
        problems.add(
            failed
                + " of "
                + Phrase.count(shards.path("total").asLong(), "shard")
                + " failed; documents are missing: "
                + reason.asText("no reason given").replaceAll("\\p{Cntrl}", " "));
      }
    }
  }
}
