package dev.haetae.search.command.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.search.command.CommandFailure;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Page after page of what a question finds, newest first, as it was when the first was asked. By a
 * point in time and {@code search_after} where the cluster has them, else by a scroll, which every
 * version has.
 *
 * @see <a
 *     href="https://docs.opensearch.org/latest/search-plugins/searching-data/point-in-time/">Point
 *     in time</a>
 */
final class Paging {
  private static final long LARGEST_PAGE = 1_000;
  private static final String KEPT = "2m";
  private static final JsonMapper JSON = new JsonMapper();

  private final ElasticClient client;
  private final ElasticQuestion question;
  private final String timeField;
  private final Consumer<String> notes;

  Paging(ElasticClient client, ElasticQuestion question, String timeField, Consumer<String> notes) {
    this.client = client;
    this.question = question;
    this.timeField = timeField;
    this.notes = notes;
  }

  /** How a cluster keeps a point in time. */
  private enum Point {
    OPENSEARCH("/_search/point_in_time", "pit_id", "/_search/point_in_time"),
    ELASTICSEARCH("/_pit", "id", "/_pit"),
    NONE("", "", "");

    private final String open;
    private final String name;
    private final String close;

    Point(String open, String name, String close) {
      this.open = open;
      this.name = name;
      this.close = close;
    }
  }

  /** Hands on every hit until there are enough, or no more are wanted. */
  void read(Predicate<JsonNode> hits) {
    Sink sink = new Sink(hits);
    try {
      Point point = point();
      if (point != Point.NONE) {
        Optional<String> opened = open(point);
        if (opened.isPresent()) {
          byPoint(point, opened.get(), sink);
          return;
        }
      }
      byScroll(sink);
    } catch (ElasticClient.Refused refused) {
      throw new CommandFailure(String.valueOf(refused.getMessage()), refused);
    }
  }

  private Point point() throws ElasticClient.Refused {
    try {
      JsonNode version = client.ask("GET", "/", "").path("version");
      boolean opensearch = version.path("distribution").asText("").equals("opensearch");
      double number = number(version.path("number").asText(""));
      if (opensearch) {
        // _shard_doc, without which equal times could be missed, came with 3.3.
        return number >= 3.03 ? Point.OPENSEARCH : Point.NONE;
      }
      return number >= 7.12 ? Point.ELASTICSEARCH : Point.NONE;
    } catch (ElasticClient.Refused unknown) {
      if (unknown.status() == 401) {
        throw unknown;
      }
      return Point.NONE;
    }
  }

  /** 7.12 for 7.12.1, 3.08 for 3.8.0. */
  private static double number(String version) {
    String[] parts = version.split("\\.", -1);
    try {
      return parts.length < 2 ? 0 : Integer.parseInt(parts[0]) + Integer.parseInt(parts[1]) / 100.0;
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  private Optional<String> open(Point point) throws ElasticClient.Refused {
    try {
      String path = "/" + ElasticClient.segment(question.index()) + point.open;
      JsonNode opened = client.ask("POST", path + "?keep_alive=" + KEPT, "");
      return Optional.of(opened.path(point.name).asText("")).filter(id -> !id.isEmpty());
    } catch (ElasticClient.Refused refused) {
      // Not allowed, or switched off: a scroll asks for less. An index that is not there stays so.
      if (refused.status() == 404) {
        throw refused;
      }
      return Optional.empty();
    }
  }

  private void byPoint(Point point, String opened, Sink sink) throws ElasticClient.Refused {
    String id = opened;
    Optional<JsonNode> after = Optional.empty();
    try {
      while (sink.wantsMore()) {
        ObjectNode body = body(sink.nextPage());
        // Counting all would take the longest, and a scroll cannot do without.
        body.put("track_total_hits", false);
        body.putObject("pit").put("id", id).put("keep_alive", KEPT);
        ((ArrayNode) body.get("sort")).addObject().put("_shard_doc", "asc");
        after.ifPresent(values -> body.set("search_after", values));
        Page page = ask("/_search", body, sink);
        if (page.hits() == 0 || page.last().isEmpty()) {
          return;
        }
        id = page.cursor().orElse(id);
        after = page.last();
      }
    } finally {
      close(point, id);
    }
  }

  private void close(Point point, String id) {
    ObjectNode body = JSON.createObjectNode();
    if (point == Point.OPENSEARCH) {
      body.putArray(point.name).add(id);
    } else {
      body.put(point.name, id);
    }
    forget(point.close, body);
  }

  private void byScroll(Sink sink) throws ElasticClient.Refused {
    String path = "/" + ElasticClient.segment(question.index()) + "/_search?scroll=" + KEPT;
    Page page = ask(path, body(sink.nextPage()), sink);
    Optional<String> id = page.cursor();
    try {
      while (sink.wantsMore() && page.hits() > 0 && id.isPresent()) {
        ObjectNode body = JSON.createObjectNode();
        body.put("scroll", KEPT).put("scroll_id", id.get());
        page = ask("/_search/scroll", body, sink);
        id = page.cursor().isPresent() ? page.cursor() : id;
      }
    } finally {
      if (id.isPresent()) {
        forget("/_search/scroll", JSON.createObjectNode().put("scroll_id", id.get()));
      }
    }
  }

  /** What is kept for us is given back; where that fails it runs out by itself. */
  private void forget(String path, ObjectNode body) {
    try {
      client.ask("DELETE", path, body.toString());
    } catch (ElasticClient.Refused | CommandFailure late) {
      notes.accept("what the cluster kept for the search runs out by itself in " + KEPT);
    }
  }

  private Page ask(String path, ObjectNode body, Sink sink) throws ElasticClient.Refused {
    Page page = client.ask("POST", path, body.toString(), in -> Page.read(in, sink));
    page.problems().forEach(notes);
    return page;
  }

  private ObjectNode body(long size) {
    ObjectNode body = JSON.createObjectNode();
    body.put("size", size);
    ArrayNode filters = body.putObject("query").putObject("bool").putArray("filter");
    filters
        .addObject()
        .putObject("query_string")
        .put("query", question.query())
        .put("analyze_wildcard", true);
    if (question.from().isPresent() || question.to().isPresent()) {
      ObjectNode range = filters.addObject().putObject("range").putObject(timeField);
      question.from().map(Instant::toEpochMilli).ifPresent(time -> range.put("gte", time));
      question.to().map(Instant::toEpochMilli).ifPresent(time -> range.put("lt", time));
      range.put("format", "epoch_millis");
    }
    body.putArray("docvalue_fields")
        .addObject()
        .put("field", timeField)
        .put("format", "epoch_millis");
    body.putArray("sort")
        .addObject()
        .putObject(timeField)
        .put("order", "desc")
        .put("unmapped_type", "date");
    return body;
  }

  /** Counts hits up to the size asked for. */
  private final class Sink implements Predicate<JsonNode> {
    private final Predicate<JsonNode> hits;
    private long left = question.size();
    private boolean more = true;

    Sink(Predicate<JsonNode> hits) {
      this.hits = hits;
    }

    @Override
    public boolean test(JsonNode hit) {
      if (left > 0 && more) {
        left--;
        more = hits.test(hit);
      }
      return wantsMore();
    }

    boolean wantsMore() {
      return more && left > 0;
    }

    long nextPage() {
      return Math.min(LARGEST_PAGE, left);
    }
  }
}
