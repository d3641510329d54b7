package dev.haetae.search.command.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.haetae.search.command.declared.Caller;
import dev.haetae.search.command.declared.CommandFolder;
import dev.haetae.search.database.SearchFailure;
import dev.haetae.search.database.SearchLimits;
import dev.haetae.search.parse.Query;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.parse.spl.Spl;
import dev.haetae.search.parse.spl.SplLibrary;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.run.Search;
import dev.haetae.search.run.Sources;
import dev.haetae.search.source.JsonFiles;
import dev.haetae.search.source.LookupTables;
import dev.haetae.testkit.OpenSearchNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code | elasticsearch} against a real OpenSearch, and against what only other versions say. */
class ElasticCommandTest {
  private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
  private static final int MANY = 12_345;

  @TempDir private static Path shared;
  private static OpenSearchNode node;

  @TempDir private Path folder;

  @BeforeAll
  static void nodeWithDocuments() throws IOException, InterruptedException {
    node = OpenSearchNode.start(shared.resolve("node"));
    String keyword = "{\"type\":\"keyword\"}";
    node.send(
        "PUT",
        "/many",
        "{\"settings\":{\"number_of_shards\":3,\"number_of_replicas\":0},\"mappings\":{\"properties\":"
            + "{\"@timestamp\":{\"type\":\"date\"},\"n\":{\"type\":\"long\"},\"user\":"
            + keyword
            + "}}}");
    StringBuilder bulk = new StringBuilder();
    for (int n = 0; n < MANY; n++) {
      // A hundred of each time, so that pages end between equal ones.
      long time = NOW.minusSeconds(n / 100).toEpochMilli();
      bulk.append("{\"index\":{\"_index\":\"many\"}}\n{\"@timestamp\":")
          .append(time)
          .append(",\"n\":")
          .append(n)
          .append(",\"user\":\"u")
          .append(n % 7)
          .append("\"}\n");
    }
    assertThat(node.send("POST", "/_bulk?refresh=true", bulk.toString()))
        .contains("\"errors\":false");
    few();
  }

  private static void few() throws IOException, InterruptedException {
    node.send(
        "PUT",
        "/few-1",
        "{\"mappings\":{\"properties\":{\"@timestamp\":{\"type\":\"date\"},\"user\":{\"type\":\"keyword\"}}}}");
    node.send(
        "PUT",
        "/few-local",
        "{\"mappings\":{\"properties\":{\"@timestamp\":{\"type\":\"date\",\"format\":\"yyyy/MM/dd"
            + " HH:mm:ss\"},\"user\":{\"type\":\"keyword\"}}}}");
    node.send(
        "POST",
        "/_bulk?refresh=true",
        """
        {"index":{"_index":"few-1","_id":"seoul"}}
        {"@timestamp":"2026-03-03T20:45:00.123+09:00","user":"anna","ok":true,"none":null,"index":"mine","http":{"status":500,"tags":["a","b"],"parts":[{"k":1},{"k":2}]}}
        {"index":{"_index":"few-1","_id":"quotes"}}
        {"@timestamp":"2026-03-03T10:00:00Z","user":"say \\"hi\\" \\\\ {}","sourcetype":"aws:cloudtrail"}
        {"index":{"_index":"few-local","_id":"local"}}
        {"@timestamp":"2026/03/01 09:00:00","user":"bob"}
        """);
  }

  @AfterAll
  static void end() {
    node.close();
  }

  private record Answer(List<String> fields, List<String> rows, Set<String> notes) {}

  private void declare(String cluster, String more) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Path file = folder.resolve("elasticsearch.yml");
    Files.writeString(
        file,
        "name: elasticsearch\nhelp: Ours.\nelasticsearch:\n  "
            + cluster.replace("\n", "\n  ")
            + "\n"
            + more);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private CommandFolder declared() throws IOException {
    return CommandFolder.read(
        folder,
        Set.of(),
        new Caller("anna", Set.of()),
        Map.of("ES_PASSWORD", "pa55word", "ES_KEY", "k3y"));
  }

  private Answer real(String search) throws IOException {
    declare("url: " + node.endpoint(), "");
    return answered(search, TimeRange.ALL);
  }

  private Answer answered(String search, TimeRange range) throws IOException {
    CommandFolder declared = declared();
    assertThat(declared.problems()).isEmpty();
    SearchLimits limits =
        new SearchLimits(
            20_000, 256L << 20, 1, Duration.ofMinutes(1), SearchLimits.usual().spill());
    try (Search open =
        Search.open(
            new Query(new Spl(SplLibrary.EMPTY.with(declared.names())), search, NOW, range),
            new Sources(new JsonFiles(List.of(), Optional.empty()), LookupTables.NONE, declared),
            limits)) {
      List<String> rows = new ArrayList<>();
      open.run(row ->
          rows.add(row.stream().map(cell -> cell.joined("+")).collect(Collectors.joining(" | "))));
      return new Answer(
          open.fields().stream().map(Search.Field::name).toList(), rows, open.notes());
    }
  }

  @Test
  void everyDocumentComesOncePastTenThousand() throws IOException {
    Answer answer = real("| elasticsearch index=many query=\"*\" | stats count dc(_id) dc(n)");

    assertThat(answer.rows()).containsExactly(MANY + " | " + MANY + " | " + MANY);
    assertThat(answer.notes()).isEmpty();
  }

  @Test
  void theNewestComeFirstAndNoMoreThanAskedFor() throws IOException {
    Answer answer =
        real("| elasticsearch index=many size=2500 | stats count min(_time) max(_time)");

    assertThat(answer.rows())
        .containsExactly("2500 | 2026-03-03T11:59:36.000Z | 2026-03-03T12:00:00.000Z");
  }

  @Test
  void moreThanTheLimitOfTheFileIsToldOf() throws IOException {
    declare("url: " + node.endpoint(), "limits: {rows: 3000}");

    Answer answer = answered("| elasticsearch index=many | stats count", TimeRange.ALL);

    assertThat(answer.rows()).containsExactly("3000");
    assertThat(answer.notes())
        .anyMatch(note -> note.startsWith("only the first 3000 rows of elasticsearch are taken"));
  }

  @Test
  void everyFieldOfTheSourceIsThere() throws IOException {
    Answer answer =
        real(
            "| elasticsearch index=few-1 query=\"user:anna\" | table _time index sourcetype _id user"
                + " ok http.status http.tags http.parts.k _source.index");

    assertThat(answer.rows())
        .containsExactly(
            "2026-03-03T11:45:00.123Z | few-1 | elasticsearch | seoul | anna | true | 500 | a+b | 1+2"
                + " | mine");
  }

  @Test
  void theRawEventIsTheSourceAsItWasWritten() throws IOException {
    Answer answer = real("| elasticsearch index=few-1 query=\"user:anna\" | table _raw");

    assertThat(answer.rows().getFirst())
        .startsWith("{\"@timestamp\":\"2026-03-03T20:45:00.123+09:00\",\"user\":\"anna\",");
  }

  @Test
  void aTimeInAFormatOfTheIndexIsAsTheClusterUnderstandsIt() throws IOException {
    Answer answer = real("| elasticsearch index=few-local | table _time user");

    assertThat(answer.rows()).containsExactly("2026-03-01T09:00:00.000Z | bob");
  }

  @Test
  void aSourceTypeOfTheDocumentsOwnIsKept() throws IOException {
    Answer answer =
        real("| elasticsearch index=few-* | search sourcetype=aws:cloudtrail | table _id");

    assertThat(answer.rows()).containsExactly("quotes");
  }

  @Test
  void timesAreRelativeToNowOrAbsoluteWithTheirZone() throws IOException {
    String half = "| elasticsearch index=few-* start_time=now-30m | table _id";
    String zone =
        "| elasticsearch index=few-* start_time=\"2026-03-03T18:00:00+09:00\""
            + " end_time=\"2026-03-03T19:30:00+09:00\" | table _id";
    String day = "| elasticsearch index=few-* start_time=2026-03-01 end_time=now-1d/d | table _id";

    assertThat(real(half).rows()).containsExactly("seoul");
    assertThat(real(zone).rows()).containsExactly("quotes");
    assertThat(real(day).rows()).containsExactly("local");
  }

  @Test
  void withoutTimesTheRangeOfTheSearchCounts() throws IOException {
    declare("url: " + node.endpoint(), "");
    TimeRange range =
        new TimeRange(
            Optional.of(Instant.parse("2026-03-03T09:00:00Z")),
            Optional.of(Instant.parse("2026-03-03T11:00:00Z")));

    assertThat(answered("| elasticsearch index=few-* | table _id", range).rows())
        .containsExactly("quotes");
  }

  @Test
  void whatIsAskedForReachesTheClusterAsItIs() throws IOException {
    String query = "user:\\\"say \\\\\\\"hi\\\\\\\" \\\\\\\\ {}\\\"";

    Answer answer = real("| elasticsearch index=few-1 query=\"" + query + "\" | table _id");

    assertThat(answer.rows()).containsExactly("quotes");
  }

  @Test
  void aQueryCannotLeaveItsPlace() throws IOException {
    String query = "\\\"}}],\\\"must_not\\\":[{\\\"x\\\":{\\\"";

    assertThat(real("| elasticsearch index=few-1 query=\"" + query + "\"").rows()).isEmpty();
  }

  @Test
  void aQueryThatIsNotUnderstoodIsToldInTheClustersWords() throws IOException {
    assertThatThrownBy(() -> real("| elasticsearch index=few-1 query=\"user:[\""))
        .isInstanceOf(SearchFailure.class)
        .hasMessageContaining("elasticsearch: the cluster answered 400: Failed to parse query");
  }

  @Test
  void anIndexCannotLeaveItsPlace() throws IOException {
    assertThatThrownBy(() -> real("| elasticsearch index=\"../_cluster/settings\""))
        .isInstanceOf(SearchFailure.class)
        .hasMessageContaining("index: expected names of indexes or patterns");
  }

  @Test
  void anIndexThatIsNotThereIsTold() throws IOException {
    assertThatThrownBy(() -> real("| elasticsearch index=nothing"))
        .isInstanceOf(SearchFailure.class)
        .hasMessage("elasticsearch: the cluster answered 404: no such index [nothing]");
  }

  @Test
  void aPatternThatFitsNoIndexIsTold() throws IOException {
    assertThat(real("| elasticsearch index=nothing-*").notes())
        .containsExactly("elasticsearch: no index fits the name");
  }

  @Test
  void aWordThatIsUnknownIsToldWithTheNearest() throws IOException {
    assertThatThrownBy(() -> real("| elasticsearch indx=few-1"))
        .isInstanceOf(SearchFailure.class)
        .hasMessageContaining("met indx=few-1; did you mean index?");
  }

  @Test
  void aTimeThatIsNoneIsTold() throws IOException {
    assertThatThrownBy(() -> real("| elasticsearch index=few-1 start_time=yesterday"))
        .isInstanceOf(SearchFailure.class)
        .hasMessageContaining("start_time: expected a time such as now-30m");
  }

  /** Says it is another version, and passes what that version knows on to the real node. */
  private static HttpServer inFrontOf(String version, List<String> asked) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> front(exchange, version, asked));
    server.start();
    return server;
  }

  private static void front(HttpExchange exchange, String version, List<String> asked)
      throws IOException {
    String path = exchange.getRequestURI().toString();
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    asked.add(exchange.getRequestMethod() + " " + path + " " + authorization);
    if (path.equals("/")) {
      answer(exchange, 200, "{\"version\":{\"number\":\"" + version + "\"}}");
      return;
    }
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String theirs = path.replace("/_pit", "/_search/point_in_time");
    if (path.equals("/_pit")) {
      body = body.replaceAll("\\{\"id\":(\"[^\"]+\")}", "{\"pit_id\":[$1]}");
    }
    try {
      String said = node.send(exchange.getRequestMethod(), theirs, body);
      answer(exchange, 200, path.contains("/_pit") ? said.replace("\"pit_id\"", "\"id\"") : said);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String url(HttpServer server) {
    return "url: http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Test
  void elasticsearchIsAskedByItsOwnPointInTime() throws IOException {
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer server = inFrontOf("8.17.0", asked);
    try {
      declare(url(server), "");

      Answer answer = answered("| elasticsearch index=many | stats count dc(_id)", TimeRange.ALL);

      assertThat(answer.rows()).containsExactly(MANY + " | " + MANY);
      assertThat(answer.notes()).isEmpty();
      assertThat(asked).anyMatch(each -> each.startsWith("POST /many/_pit?keep_alive=2m"));
      assertThat(asked.getLast()).startsWith("DELETE /_pit");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void anOldVersionIsAskedByAScroll() throws IOException {
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer server = inFrontOf("6.8.23", asked);
    try {
      declare(url(server), "");

      Answer answer = answered("| elasticsearch index=many | stats count dc(_id)", TimeRange.ALL);

      assertThat(answer.rows()).containsExactly(MANY + " | " + MANY);
      assertThat(asked).anyMatch(each -> each.startsWith("POST /many/_search?scroll=2m"));
      assertThat(asked.getLast()).startsWith("DELETE /_search/scroll");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void credentialsAreLookedUpAndSent() throws IOException {
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer server = inFrontOf("8.17.0", asked);
    try {
      declare(url(server) + "\nuser: reader\npassword: env:ES_PASSWORD", "");
      answered("| elasticsearch index=few-1", TimeRange.ALL);
      declare(url(server) + "\napi_key: env:ES_KEY", "");
      answered("| elasticsearch index=few-1", TimeRange.ALL);

      assertThat(asked.getFirst()).endsWith(" Basic cmVhZGVyOnBhNTV3b3Jk");
      assertThat(asked.getLast()).endsWith(" ApiKey k3y");
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer saying(int status, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, status, body));
    server.start();
    return server;
  }

  @Test
  void credentialsThatAreRefusedAreToldOfAndNotShown() throws IOException {
    HttpServer server = saying(401, "{\"error\":\"pa55word is wrong\"}");
    try {
      declare(url(server) + "\nuser: reader\npassword: env:ES_PASSWORD", "");

      assertThatThrownBy(() -> answered("| elasticsearch index=few-1", TimeRange.ALL))
          .isInstanceOf(SearchFailure.class)
          .hasMessageContaining("elasticsearch: the cluster refuses the credentials of ")
          .hasMessageNotContaining("pa55word");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whatIsNoClusterIsToldByItsCode() throws IOException {
    HttpServer server = saying(500, "<html>\u001b[31mnope</html>");
    try {
      declare(url(server), "");

      assertThatThrownBy(() -> answered("| elasticsearch index=few-1", TimeRange.ALL))
          .isInstanceOf(SearchFailure.class)
          .hasMessage("elasticsearch: the cluster answered 500");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aClusterThatIsBusyIsAskedAgain() throws IOException {
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add("once");
          if (asked.size() == 1) {
            answer(exchange, 503, "");
          } else {
            front(exchange, "8.17.0", new ArrayList<>());
          }
        });
    server.start();
    try {
      declare(url(server), "");

      assertThat(answered("| elasticsearch index=few-local | table _id", TimeRange.ALL).rows())
          .containsExactly("local");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aClusterThatIsSilentIsLeftAtTheLimit() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> exchange.sendResponseHeaders(200, 1000));
    server.start();
    try {
      declare(url(server), "limits: {seconds: 1}");

      assertThatThrownBy(() -> answered("| elasticsearch index=few-1", TimeRange.ALL))
          .isInstanceOf(SearchFailure.class)
          .hasMessageContaining(
              "elasticsearch: took longer than it may; raise limits: seconds in ");
    } finally {
      server.stop(0);
    }
  }

  /** A cluster with a certificate that nobody vouches for. */
  private HttpsServer encrypted() throws Exception {
    Path store = folder.resolve("store.p12");
    keytool(
        "-genkeypair",
        "-keyalg",
        "EC",
        "-alias",
        "x",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=ip:127.0.0.1",
        "-keystore",
        store.toString(),
        "-storepass",
        "changeit");
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "x",
        "-file",
        folder.resolve("ca.pem").toString(),
        "-keystore",
        store.toString(),
        "-storepass",
        "changeit");
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          try {
            front(exchange, "8.17.0", new ArrayList<>());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    server.start();
    return server;
  }

  private static void keytool(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  @Test
  void aCertificateIsVerifiedUnlessTheFileSaysOtherwise() throws Exception {
    HttpsServer server = encrypted();
    try {
      String url = "url: https://127.0.0.1:" + server.getAddress().getPort();
      String search = "| elasticsearch index=few-local | table _id";

      declare(url, "");
      assertThatThrownBy(() -> answered(search, TimeRange.ALL))
          .isInstanceOf(SearchFailure.class)
          .hasMessageContaining("cannot be asked: ")
          .hasMessageContaining("certification path");

      declare(url + "\nca: ca.pem", "");
      assertThat(answered(search, TimeRange.ALL).rows()).containsExactly("local");

      declare(url + "\nverify: false", "");
      Answer unverified = answered(search, TimeRange.ALL);
      assertThat(unverified.rows()).containsExactly("local");
      assertThat(unverified.notes())
          .containsExactly("elasticsearch: the certificate of the cluster is not verified");
    } finally {
      server.stop(0);
    }
  }

  private String problem(String cluster) throws IOException {
    declare(cluster, "");
    return declared().problems().getFirst().toString().replace(folder.toString(), "");
  }

  @Test
  void aPasswordInTheFileIsRefusedAndNotShown() throws IOException {
    assertThat(problem("url: https://search\nuser: me\npassword: hunter2"))
        .contains(":6:13: expected env:NAME, file:PATH or secret:NAME, not the secret itself")
        .doesNotContain("hunter2");
  }

  @Test
  void credentialsDoNotGoInTheClear() throws IOException {
    assertThat(problem("url: http://search.example.com\ntoken: env:ES_KEY"))
        .contains(":4:8: credentials would go over the network in the clear; expected https://");
  }

  @Test
  void oneWhoHasSetUpNothingIsToldHow() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));

    assertThatThrownBy(() -> answered("| elasticsearch index=x", TimeRange.ALL))
        .isInstanceOf(QueryMistake.class)
        .hasMessageContaining("elasticsearch is not set up; write into ");
  }
}
