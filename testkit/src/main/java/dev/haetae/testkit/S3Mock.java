package dev.haetae.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A stand-in for S3 as a process of its own, on a port of its own choice. */
public final class S3Mock implements AutoCloseable {
  private static final Pattern LISTENS =
      Pattern.compile("Tomcat started on ports .* (\\d+) \\(http\\)");

  private final ServerProcess server;

  private S3Mock(ServerProcess server) {
    this.server = server;
  }

  /**
   * Starts one.
   *
   * @throws IOException when it does not start
   */
  public static S3Mock start() throws IOException {
    Path root = Path.of(System.getProperty("haetae.root", ".."));
    String classPath = Files.readString(root.resolve("testkit/s3mock/target/classpath")).strip();
    List<String> arguments =
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            "com.adobe.testing.s3mock.S3MockApplication",
            "--server.address=127.0.0.1",
            "--server.port=0",
            "--com.adobe.testing.s3mock.httpPort=0");
    return new S3Mock(ServerProcess.start("S3Mock", arguments, LISTENS));
  }

  /** Where it listens. */
  public URI endpoint() {
    return server.endpoint();
  }

  @Override
  public void close() {
    server.process().destroy();
  }
}
