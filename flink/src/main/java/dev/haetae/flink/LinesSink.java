package dev.haetae.flink;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes lines to one file, which is there as a whole when the input has ended and not before; who
 * begins again after a failure writes it anew. Where the input does not end, the file grows line by
 * line, after a failure too.
 */
final class LinesSink implements Sink<String> {
  private static final long serialVersionUID = 1;

  private final String file;
  private final boolean grows;

  LinesSink(String file, boolean grows) {
    this.file = file;
    this.grows = grows;
  }

  @Override
  public SinkWriter<String> createWriter(WriterInitContext context) throws IOException {
    return new LinesWriter(Path.of(file), grows);
  }

  private static final class LinesWriter implements SinkWriter<String> {
    private final Path file;
    private final Path part;
    private final boolean grows;
    private final BufferedWriter out;

    LinesWriter(Path file, boolean grows) throws IOException {
      this.file = file.toAbsolutePath();
      this.grows = grows;
      this.part = grows ? this.file : this.file.resolveSibling(this.file.getFileName() + ".part");
      this.out =
          grows
              ? Files.newBufferedWriter(
                  part,
                  StandardCharsets.UTF_8,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.APPEND)
              : Files.newBufferedWriter(part, StandardCharsets.UTF_8);
    }

    @Override
    public void write(String line, Context context) throws IOException {
      out.write(line);
      out.write('\n');
      if (grows) {
        out.flush();
      }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
      out.flush();
      if (endOfInput && !grows) {
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
