package dev.haetae.search.command.elastic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real OpenSearch as a process of its own, on a port of its own choice. */
final class OpenSearchNode implements AutoCloseable {
  private static final Pattern LISTENS =
      Pattern.compile("AbstractHttpServerTransport.*publish_address \\{127\\.0\\.0\\.1:(\\d+)}");

  private final Process process;
  private final URI endpoint;
  private final HttpClient http = HttpClient.newHttpClient();

  private OpenSearchNode(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  static OpenSearchNode start(Path folder) throws IOException {
    Path kit = Path.of(System.getProperty("haetae.root", "..")).resolve("testkit/opensearch");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Files.readString(kit.resolve("target/classpath")).strip(),
                kit.resolve("src/OneNode.java").toString(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    return new OpenSearchNode(process, endpoint(process));
  }

  private static URI endpoint(Process process) throws IOException {
    StringBuilder said = new StringBuilder();
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher listens = LISTENS.matcher(line);
      if (listens.find()) {
        Thread.ofVirtual().start(() -> ignore(output));
        return URI.create("http://127.0.0.1:" + listens.group(1));
      }
      said.append(line).append('\n');
    }
    throw new IOException("OpenSearch did not start:\n" + said);
  }

  /** A process that nobody listens to would stand still. */
  private static void ignore(BufferedReader output) {
    try {
      output.transferTo(Writer.nullWriter());
    } catch (IOException stopped) {
      // The stream is closed under us when the process is ended.
    }
  }

  URI endpoint() {
    return endpoint;
  }

  /** Asks it for something a test needs; what it answers. */
  String send(String method, String path, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(endpoint.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() {
    http.shutdownNow();
    process.destroyForcibly();
  }
}
