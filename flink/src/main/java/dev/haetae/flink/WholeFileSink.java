package dev.haetae.flink;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes lines to one file, which is there as a whole when the input has ended and not before; who
 * begins again after a failure writes it anew.
 */
final class WholeFileSink implements Sink<String> {
  private static final long serialVersionUID = 1;

  private final String file;

  WholeFileSink(String file) {
    this.file = file;
  }

  @Override
  public SinkWriter<String> createWriter(WriterInitContext context) throws IOException {
    return new Writing(Path.of(file).toAbsolutePath());
  }

  private static final class Writing implements SinkWriter<String> {
    private final Path file;
    private final Path part;
    private final BufferedWriter out;

    Writing(Path file) throws IOException {
      this.file = file;
      this.part = file.resolveSibling(file.getFileName() + ".part");
      this.out = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
    }

    @Override
    public void write(String line, Context context) throws IOException {
      out.write(line);
      out.write('\n');
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
      out.flush();
      if (endOfInput) {
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
