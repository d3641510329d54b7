package dev.haetae.bench;

import dev.haetae.lake.Lake;
import dev.haetae.lake.LakePlan;
import dev.haetae.model.event.Activity;
import dev.haetae.testkit.OpenSearchNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The events of a lake, kept a second time in a real OpenSearch on the same machine, and both asked
 * the same. OpenSearch is set up as who looks after it would: the fields that are asked for are
 * keywords and a date, the record is searched by its words and stored once, nothing is replicated,
 * and the index is refreshed when all is in.
 */
final class OpenSearchQuestions {
  private static final int BULK = 5 << 20;
  private static final String INDEX = "/cloudtrail";
  private static final String TRAIL = "sourcetype=aws:cloudtrail";
  private static final Pattern NUMBER = Pattern.compile("\"size_in_bytes\":([0-9]+)");

  private static final Pattern HIT = Pattern.compile("\"_id\":");

  /** A bucket that has none in it. */
  private static final Pattern BUCKET =
      Pattern.compile("\"key\":[^{}\\[\\]]*\"doc_count\":[0-9]+(}|,\"first\")");

  private static final String SHAPE =
      """
      {"settings": {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "-1",
                    "codec": "best_compression"},
       "mappings": {"dynamic": false, "_source": {"includes": ["raw"]}, "properties": {
         "eventTime": {"type": "date"}, "eventID": {"type": "keyword"},
         "eventName": {"type": "keyword"}, "eventSource": {"type": "keyword"},
         "awsRegion": {"type": "keyword"}, "recipientAccountId": {"type": "keyword"},
         "sourceIPAddress": {"type": "keyword"}, "userAgent": {"type": "keyword"},
         "errorCode": {"type": "keyword"}, "arn": {"type": "keyword"},
         "accessKeyId": {"type": "keyword"}, "type": {"type": "keyword"},
         "raw": {"type": "text", "norms": false}}}}
      """;

  private static final String DOCUMENTS =
      "SELECT to_json({'eventTime': epoch_ms(time), 'eventID': event_id, 'eventName': api_operation,"
          + " 'eventSource': api_service_name, 'awsRegion': region, 'recipientAccountId': account,"
          + " 'sourceIPAddress': src_endpoint_svc_name, 'userAgent': http_request_user_agent,"
          + " 'errorCode': api_response_error, 'arn': actor_user_uid, 'accessKeyId':"
          + " actor_user_credential_uid, 'type': actor_user_type, 'raw': raw}) FROM ";

  private final Path folder;
  private final Path aside;

  /**
   * Questions to both.
   *
   * @param folder of the lake
   * @param aside where OpenSearch keeps the events meanwhile
   */
  OpenSearchQuestions(Path folder, Path aside) {
    this.folder = folder;
    this.aside = aside;
  }

  /** Keeps the events in OpenSearch, asks both and prints what it took. */
  void ask() throws IOException, SQLException, InterruptedException {
    Path kept = aside.resolve("opensearch");
    try (OpenSearchNode node =
            OpenSearchNode.start(Path.of("."), kept, List.of("-Xms2g", "-Xmx2g"));
        Lake lake = Lake.open(folder);
        Connection duckdb = LakeQuestions.connection(aside)) {
      LakePlan all = lake.plan(Activity.API);
      keep(node, duckdb, all);
      String some = " FROM " + all.relation() + " LIMIT 1 OFFSET 999";
      String id = LakeQuestions.one(duckdb, "SELECT event_id" + some);
      String word =
          LakeQuestions.one(duckdb, "SELECT json_extract_string(raw, '$.requestID')" + some);
      compare(
          node,
          "one event id",
          TRAIL + " eventID=" + id + " | table eventName",
          event(
              """
              {"term": {"eventID": "%s"}}\
              """
                  .formatted(id)));
      compare(
          node,
          "one word of the record",
          TRAIL + " \"" + word + "\" | table eventName",
          event(
              """
              {"match_phrase": {"raw": "%s"}}\
              """
                  .formatted(word)));
      compare(
          node,
          "a word that is nowhere",
          TRAIL + " nosuchwordatall | table eventName",
          event(
              """
              {"match_phrase": {"raw": "nosuchwordatall"}}\
              """));
      compare(
          node,
          "counts by hour and event name",
          TRAIL + " | bin _time span=1h | stats count by _time eventName",
          """
          {"size": 0, "aggs": {"hour": {"date_histogram": {"field": "eventTime", "fixed_interval":
           "1h"}, "aggs": {"name": {"terms": {"field": "eventName", "size": 1000}}}}}}\
          """);
      compare(
          node,
          "top talkers",
          TRAIL + " | stats count by sourceIPAddress | sort - count | head 20",
          """
          {"size": 0, "aggs": {"ip": {"terms": {"field": "sourceIPAddress", "size": 20}}}}\
          """);
      compare(
          node,
          "when each principal was seen first",
          TRAIL + " | stats min(_time) as first by userIdentity.arn",
          """
          {"size": 0, "aggs": {"arn": {"terms": {"field": "arn", "size": 60000}, "aggs":
           {"first": {"min": {"field": "eventTime"}}}}}}\
          """);
    }
  }

  private static String event(String query) {
    return "{\"size\": 100, \"_source\": false, \"docvalue_fields\": [\"eventName\"], \"query\": "
        + query
        + "}";
  }

  private void keep(OpenSearchNode node, Connection duckdb, LakePlan all)
      throws SQLException, IOException, InterruptedException {
    node.send("PUT", INDEX, SHAPE);
    long cpu = node.cpu().toMillis();
    long begun = System.nanoTime();
    long raw = 0;
    StringBuilder bulk = new StringBuilder();
    try (Statement statement = duckdb.createStatement();
        ResultSet rows = statement.executeQuery(DOCUMENTS + all.relation())) {
      while (rows.next()) {
        String document = rows.getString(1);
        raw += document.length();
        bulk.append("{\"index\":{}}\n").append(document).append('\n');
        if (bulk.length() > BULK) {
          send(node, bulk);
        }
      }
    }
    send(node, bulk);
    node.send("POST", INDEX + "/_refresh", "");
    node.send("POST", INDEX + "/_flush", "");
    double seconds = (System.nanoTime() - begun) / 1e9;
    double busy = (node.cpu().toMillis() - cpu) / 1e3;
    Matcher size = NUMBER.matcher(node.send("GET", INDEX + "/_stats/store", ""));
    long bytes = size.find() ? Long.parseLong(size.group(1)) : 0;
    System.out.println(
        String.format(
            Locale.ROOT,
            "OpenSearch: %,d events in %.0f s by the clock, %.0f s of its processors: %.0f events/s a core;"
                + " %.2f GB of documents, %.3f GB on disk; the lake %.3f GB",
            all.rows(),
            seconds,
            busy,
            all.rows() / busy,
            raw / 1e9,
            bytes / 1e9,
            size(folder.resolve("tables/api")) / 1e9));
  }

  private static void send(OpenSearchNode node, StringBuilder bulk)
      throws IOException, InterruptedException {
    if (bulk.isEmpty()) {
      return;
    }
    String answer = node.send("POST", INDEX + "/_bulk?filter_path=errors", bulk.toString());
    if (!answer.contains("false")) {
      throw new IOException("OpenSearch refused events: " + answer);
    }
    bulk.setLength(0);
  }

  /** All of a table: events, indexes, identities, metadata. */
  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private void compare(OpenSearchNode node, String what, String spl, String body)
      throws SQLException {
    LakeQuestions questions = new LakeQuestions(folder, aside, LakeQuestions.WARM);
    AtomicReference<String> answer = new AtomicReference<>("");
    AtomicLong rows = new AtomicLong();
    double search = Double.MAX_VALUE;
    double other = Double.MAX_VALUE;
    for (int round = 0; round < LakeQuestions.WARM; round++) {
      search =
          Math.min(search, LakeQuestions.Took.of(() -> rows.set(questions.search(spl))).seconds());
      other = Math.min(other, LakeQuestions.Took.of(() -> answer.set(ask(node, body))).seconds());
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-36s search %6.0f ms (%d rows), OpenSearch %6.0f ms (%d hits, %d buckets): %.2f times",
            what,
            search * 1e3,
            rows.get(),
            other * 1e3,
            count(HIT, answer.get()),
            count(BUCKET, answer.get()),
            search / other));
  }

  private static long count(Pattern what, String answer) {
    return what.matcher(answer).results().count();
  }

  private static String ask(OpenSearchNode node, String body) {
    try {
      String answer = node.send("POST", INDEX + "/_search?request_cache=false", body);
      if (answer.contains("\"timed_out\":true")) {
        throw new IllegalStateException("OpenSearch did not end: " + answer);
      }
      return answer;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
