package dev.haetae.inputs.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server that speaks what S3Mock does not: STS's AssumeRole, and S3 with buckets in Regions. It
 * serves one object, {@code log}, in any bucket, and remembers what it was asked.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">
 *     AssumeRole</a>
 */
final class LocalAws implements AutoCloseable {
  static final String ROLE = "arn:aws:iam::111122223333:role/reader";
  private static final String KEY_OF_ROLE = "ASIAQQQQQQQQEXAMPLE1";
  private static final String TOKEN = "token-of-the-role";
  private static final String REGION = "eu-west-1";
  private static final byte[] OBJECT = "{\"a\":1}\n".getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  private LocalAws(HttpServer server) {
    this.server = server;
    server.createContext("/", this::answer);
    server.start();
  }

  static LocalAws start() throws IOException {
    return new LocalAws(
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What it was asked: the call, the host, and by which key it was signed for which Region. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String signed = exchange.getRequestHeaders().getFirst("Authorization");
      String scope = signed == null ? "" : signed.replaceAll(".*Credential=([^,]*),.*", "$1");
      String host = exchange.getRequestHeaders().getFirst(Redirecting.HOST);
      Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
      if (exchange.getRequestMethod().equals("POST")) {
        asked.add("AssumeRole " + scope);
        assumeRole(exchange, parameters(body));
      } else {
        String call = query.containsKey("list-type") ? "ListObjectsV2" : "GetObject";
        asked.add(call + " " + host + " " + scope);
        s3(exchange, call, host, scope);
      }
    }
  }

  private static Map<String, String> parameters(String query) {
    return query == null
        ? Map.of()
        : Stream.of(query.split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0],
                    pair ->
                        pair.length == 1 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                    (one, other) -> one,
                    TreeMap::new));
  }

  private static void assumeRole(HttpExchange exchange, Map<String, String> asks)
      throws IOException {
    if (ROLE.equals(asks.get("RoleArn"))) {
      send(
          exchange,
          200,
          """
          <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
          <AssumedRoleUser><AssumedRoleId>AROAQQQQQQQQEXAMPLE1:%1$s</AssumedRoleId>
          <Arn>arn:aws:sts::111122223333:assumed-role/reader/%1$s</Arn></AssumedRoleUser>
          <Credentials><AccessKeyId>%2$s</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
          <SessionToken>%3$s</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration>
          </Credentials></AssumeRoleResult></AssumeRoleResponse>
          """
              .formatted(asks.get("RoleSessionName"), KEY_OF_ROLE, TOKEN));
    } else {
      send(
          exchange,
          403,
          """
          <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error>
          <Type>Sender</Type><Code>AccessDenied</Code><Message>User: arn:aws:iam::444455556666:user/ana
          is not authorized to perform: sts:AssumeRole</Message></Error></ErrorResponse>
          """);
    }
  }

  private static void s3(HttpExchange exchange, String call, String host, String scope)
      throws IOException {
    boolean byRole = scope.startsWith(KEY_OF_ROLE);
    if (byRole && !TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Amz-Security-Token"))) {
      error(exchange, 403, "InvalidToken");
    } else if (host != null && !host.contains(REGION)) {
      exchange.getResponseHeaders().add("x-amz-bucket-region", REGION);
      error(exchange, 301, "PermanentRedirect");
    } else if (call.equals("ListObjectsV2")) {
      send(
          exchange,
          200,
          """
          <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>logs</Name>
          <KeyCount>1</KeyCount><IsTruncated>false</IsTruncated><Contents><Key>log</Key>
          <LastModified>2026-03-01T00:00:00.000Z</LastModified><ETag>"1"</ETag><Size>8</Size>
          </Contents></ListBucketResult>
          """);
    } else {
      exchange.getResponseHeaders().add("ETag", "\"1\"");
      send(exchange, 200, OBJECT);
    }
  }

  private static void error(HttpExchange exchange, int status, String code) throws IOException {
    send(exchange, status, "<Error><Code>" + code + "</Code><Message>no</Message></Error>");
  }

  private static void send(HttpExchange exchange, int status, String xml) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/xml");
    send(exchange, status, xml.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
