package dev.haetae.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stand-in for S3 as a process of its own, on a port of its own choice. */
public final class S3Mock implements AutoCloseable {
  private static final Pattern STARTED =
      Pattern.compile("Tomcat started on ports .* (\\d+) \\(http\\)");

  private final Process process;
  private final URI endpoint;

  private S3Mock(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /** Starts one. */
  public static S3Mock start() throws IOException {
    Path root = Path.of(System.getProperty("haetae.root", ".."));
    String classPath = Files.readString(root.resolve("testkit/s3mock/target/classpath")).strip();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "com.adobe.testing.s3mock.S3MockApplication",
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--com.adobe.testing.s3mock.httpPort=0")
            .redirectErrorStream(true)
            .start();
    return new S3Mock(process, endpoint(process));
  }

  private static URI endpoint(Process process) throws IOException {
    StringBuilder said = new StringBuilder();
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher started = STARTED.matcher(line);
      if (started.find()) {
        Thread listener = new Thread(() -> ignore(output));
        listener.setDaemon(true);
        listener.start();
        return URI.create("http://127.0.0.1:" + started.group(1));
      }
      said.append(line).append('\n');
    }
    throw new IOException("S3Mock did not start:\n" + said);
  }

  /** A process that nobody listens to would stand still. */
  private static void ignore(BufferedReader output) {
    try {
      output.transferTo(Writer.nullWriter());
    } catch (IOException stopped) {
      // The stream is closed under us when the process is ended.
    }
  }

  /** Where it listens. */
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
