package dev.haetae.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A real OpenSearch as a process of its own, on a port of its own choice. */
public final class OpenSearchNode implements AutoCloseable {
  private static final Pattern LISTENS =
      Pattern.compile("AbstractHttpServerTransport.*publish_address \\{127\\.0\\.0\\.1:(\\d+)}");

  private final ServerProcess server;
  private final HttpClient http = HttpClient.newHttpClient();

  private OpenSearchNode(ServerProcess server) {
    this.server = server;
  }

  /**
   * Starts one for a test: small, and soon there.
   *
   * @param folder its own, for all it keeps
   * @throws IOException when it does not start
   */
  public static OpenSearchNode start(Path folder) throws IOException {
    return start(
        Path.of(System.getProperty("haetae.root", "..")),
        folder,
        List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
  }

  /**
   * Starts one.
   *
   * @param root the folder of Haetae's sources, in which the class path was written
   * @param folder its own, for all it keeps
   * @param options of its JVM
   * @throws IOException when it does not start
   */
  public static OpenSearchNode start(Path root, Path folder, List<String> options)
      throws IOException {
    Path kit = root.resolve("testkit/opensearch");
    List<String> arguments = new ArrayList<>(options);
    arguments.add("-cp");
    arguments.add(Files.readString(kit.resolve("target/classpath")).strip());
    arguments.add(kit.resolve("src/OneNode.java").toString());
    arguments.add(folder.toString());
    return new OpenSearchNode(ServerProcess.start("OpenSearch", arguments, LISTENS));
  }

  /** Where it listens. */
  public URI endpoint() {
    return server.endpoint();
  }

  /**
   * Asks it for something; what it answers.
   *
   * @throws IOException when it refuses
   */
  public String send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(endpoint().resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  /** The processor time it took so far. */
  public Duration cpu() {
    return server.process().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    server.process().destroyForcibly();
  }
}
