package dev.haetae.flink;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Adds lines to one file at each checkpoint, each line exactly once whatever fails in between: a
 * checkpoint holds the lines that came before it and where in the file they belong, and they are
 * written when it is complete; who has to do that twice writes the same bytes to the same place.
 */
final class GrowingFileSink
    implements Sink<String>,
        SupportsWriterState<String, Long>,
        SupportsCommitter<GrowingFileSink.Lines> {
  private static final long serialVersionUID = 1;

  private final String file;

  GrowingFileSink(String file) {
    this.file = file;
  }

  /**
   * Lines to be written.
   *
   * @param at how many bytes the file has before them
   */
  record Lines(long at, String text) {
    byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  @Override
  public Writing createWriter(WriterInitContext context) throws IOException {
    Path path = Path.of(file);
    return new Writing(Files.exists(path) ? Files.size(path) : 0);
  }

  @Override
  public Writing restoreWriter(WriterInitContext context, Collection<Long> ends) {
    return new Writing(ends.stream().mapToLong(Long::longValue).max().orElse(0));
  }

  @Override
  public Committer<Lines> createCommitter(CommitterInitContext context) {
    return new Committing(Path.of(file));
  }

  @Override
  public SimpleVersionedSerializer<Long> getWriterStateSerializer() {
    return new EndSerializer();
  }

  @Override
  public SimpleVersionedSerializer<Lines> getCommittableSerializer() {
    return new LinesSerializer();
  }

  /** Gathers lines from one checkpoint to the next. */
  static final class Writing
      implements StatefulSinkWriter<String, Long>, CommittingSinkWriter<String, Lines> {
    private final StringBuilder gathered = new StringBuilder();
    private long end;

    Writing(long end) {
      this.end = end;
    }

    @Override
    public void write(String line, Context context) {
      gathered.append(line).append('\n');
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public Collection<Lines> prepareCommit() {
      if (gathered.isEmpty()) {
        return List.of();
      }
      Lines lines = new Lines(end, gathered.toString());
      end += lines.bytes().length;
      gathered.setLength(0);
      return List.of(lines);
    }

    @Override
    public List<Long> snapshotState(long checkpoint) {
      return List.of(end);
    }

    @Override
    public void close() {}
  }

  /** Writes what a complete checkpoint holds. */
  static final class Committing implements Committer<Lines> {
    private final Path file;

    Committing(Path file) {
      this.file = file;
    }

    @Override
    public void commit(Collection<CommitRequest<Lines>> requests) throws IOException {
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        for (CommitRequest<Lines> each : requests) {
          write(each.getCommittable(), channel);
        }
        channel.force(true);
      }
    }

    /** A file that somebody put away in the meantime is begun anew. */
    private static void write(Lines lines, FileChannel channel) throws IOException {
      channel.truncate(lines.at());
      channel.position(channel.size());
      ByteBuffer bytes = ByteBuffer.wrap(lines.bytes());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }

    @Override
    public void close() {}
  }

  /** Writes how long the file will be. */
  private static final class EndSerializer implements SimpleVersionedSerializer<Long> {
    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(Long end) {
      return ByteBuffer.allocate(Long.BYTES).putLong(end).array();
    }

    @Override
    public Long deserialize(int version, byte[] bytes) {
      return ByteBuffer.wrap(bytes).getLong();
    }
  }

  /** Writes lines and their place. */
  private static final class LinesSerializer implements SimpleVersionedSerializer<Lines> {
    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(Lines lines) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeLong(lines.at());
      out.write(lines.bytes());
      return bytes.toByteArray();
    }

    @Override
    public Lines deserialize(int version, byte[] bytes) throws IOException {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      return new Lines(in.readLong(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
