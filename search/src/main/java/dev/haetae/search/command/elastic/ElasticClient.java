package dev.haetae.search.command.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.haetae.search.command.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks a cluster over HTTP until a deadline. Redirects are not followed: credentials are for the
 * cluster named and nobody else.
 */
final class ElasticClient implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
  private static final long[] PAUSES_MILLIS = {200, 800, 3_000};
  private static final int LARGEST_ERROR = 64 << 10;
  private static final JsonMapper JSON = new JsonMapper();

  private final ElasticCluster cluster;
  private final Optional<String> authorization;
  private final HttpClient http;
  private final long deadline;
  private final ScheduledExecutorService clock;
  private long bytes;

  ElasticClient(ElasticCluster cluster, long deadline) {
    this.cluster = cluster;
    this.authorization = cluster.authorization().get();
    this.deadline = deadline;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER);
    Trust.of(cluster).ifPresent(builder::sslContext);
    this.http = builder.build();
    this.clock =
        Executors.newSingleThreadScheduledExecutor(task -> {
          Thread thread = new Thread(task, "clock of " + cluster.terms().name());
          thread.setDaemon(true);
          return thread;
        });
  }

  /** An answer that is no success, in the cluster's words. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;
    private final int status;

    Refused(int status, String words) {
      super(words);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /** Reads an answer. */
  @FunctionalInterface
  interface Reader<T> {
    T read(InputStream body) throws IOException;
  }

  /** A whole small answer. */
  JsonNode ask(String method, String path, String body) throws Refused {
    return ask(method, path, body, JSON::readTree);
  }

  /** An answer, read as it comes. */
  <T> T ask(String method, String path, String body, Reader<T> reader) throws Refused {
    HttpRequest request = request(method, path, body);
    for (int attempt = 0; ; attempt++) {
      try {
        HttpResponse<InputStream> response =
            http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (BUSY.contains(response.statusCode()) && attempt < PAUSES_MILLIS.length) {
          response.body().close();
          TimeUnit.MILLISECONDS.sleep(Math.min(PAUSES_MILLIS[attempt], Math.max(1, left())));
          continue;
        }
        return answer(response, reader);
      } catch (IOException failed) {
        throw failure(failed);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CommandFailure("interrupted", e);
      }
    }
  }

  private long left() {
    return TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
  }

  private HttpRequest request(String method, String path, String body) {
    URI base = cluster.url();
    String prefix = base.toString().replaceAll("/+$", "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(prefix + path))
            .timeout(Duration.ofMillis(Math.max(1, left())))
            .header("Accept", "application/json")
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    authorization.ifPresent(value -> request.header("Authorization", value));
    return request.build();
  }

  private <T> T answer(HttpResponse<InputStream> response, Reader<T> reader)
      throws IOException, Refused {
    ScheduledFuture<?> end =
        clock.schedule(() -> close(response.body()), Math.max(1, left()), TimeUnit.MILLISECONDS);
    try (InputStream body = new Counted(response.body())) {
      int status = response.statusCode();
      if (status / 100 != 2) {
        throw new Refused(status, words(status, body));
      }
      return reader.read(body);
    } finally {
      end.cancel(false);
    }
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException closed) {
      // Who reads it is told by the stream itself.
    }
  }

  private String words(int status, InputStream body) throws IOException {
    if (status == 401 || status == 403) {
      return "the cluster refuses the credentials of "
          + cluster.terms().file()
          + " ("
          + status
          + ")";
    }
    String text = new String(body.readNBytes(LARGEST_ERROR), StandardCharsets.UTF_8);
    String reason = "";
    try {
      JsonNode error = JSON.readTree(text).path("error");
      JsonNode root = error.path("root_cause").path(0).path("reason");
      reason = root.isMissingNode() ? error.path("reason").asText(error.asText("")) : root.asText();
    } catch (IOException noJson) {
      // What answered is perhaps no cluster at all; its code must do.
    }
    String said = reason.replaceAll("\\p{Cntrl}", " ");
    return "the cluster answered "
        + status
        + (said.isBlank() ? "" : ": " + said.substring(0, Math.min(500, said.length())));
  }

  private CommandFailure failure(IOException failed) {
    if (failed instanceof TooMuch) {
      return new CommandFailure(
          "answered with more than "
              + (cluster.terms().bytes() >> 20)
              + " MB; raise limits: megabytes in "
              + cluster.terms().file(),
          failed);
    }
    if (left() <= 0) {
      return new CommandFailure(
          "took longer than it may; raise limits: seconds in "
              + cluster.terms().file()
              + ", or --timeout",
          failed);
    }
    String why =
        failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
    return new CommandFailure(cluster.url().getAuthority() + " cannot be asked: " + why, failed);
  }

  /** A name as part of a path: nothing in it can lead elsewhere. */
  static String segment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("%2C", ",");
  }

  @Override
  public void close() {
    clock.shutdownNow();
    http.shutdownNow();
  }

  private static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** Counts what is read of all answers. */
  private final class Counted extends InputStream {
    private final InputStream in;

    Counted(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = in.read(into, from, length);
      bytes += Math.max(0, read);
      if (bytes > cluster.terms().bytes()) {
        throw new TooMuch();
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
