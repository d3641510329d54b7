package dev.haetae.flink;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the names of files, one at a time to whoever is free, in the order they are listed. A
 * checkpoint remembers which were not handed out and which were not begun.
 */
final class FileSource implements Source<String, FileSource.File, List<FileSource.File>> {
  private static final long serialVersionUID = 1;

  private final List<String> files;

  /** A file to be read. */
  record File(String splitId) implements SourceSplit {}

  FileSource(List<String> files) {
    this.files = List.copyOf(files);
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SplitEnumerator<File, List<File>> createEnumerator(SplitEnumeratorContext<File> context) {
    return restoreEnumerator(context, files.stream().map(File::new).toList());
  }

  @Override
  public SplitEnumerator<File, List<File>> restoreEnumerator(
      SplitEnumeratorContext<File> context, List<File> left) {
    return new Assigning(context, new ArrayDeque<>(left));
  }

  @Override
  public SourceReader<String, File> createReader(SourceReaderContext context) {
    return new Reading(context);
  }

  @Override
  public SimpleVersionedSerializer<File> getSplitSerializer() {
    return new FileSerializer();
  }

  @Override
  public SimpleVersionedSerializer<List<File>> getEnumeratorCheckpointSerializer() {
    return new FilesSerializer();
  }

  /** Knows what has not been handed out. */
  private record Assigning(SplitEnumeratorContext<File> context, Deque<File> left)
      implements SplitEnumerator<File, List<File>> {
    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int reader, @Nullable String host) {
      File next = left.poll();
      if (next == null) {
        context.signalNoMoreSplits(reader);
      } else {
        context.assignSplit(next, reader);
      }
    }

    @Override
    public void addSplitsBack(List<File> files, int reader) {
      for (int at = files.size() - 1; at >= 0; at--) {
        left.addFirst(files.get(at));
      }
    }

    @Override
    public void addReader(int reader) {}

    @Override
    public List<File> snapshotState(long checkpoint) {
      return new ArrayList<>(left);
    }

    @Override
    public void close() {}
  }

  /** Asks for a file when the one before has gone through all that is chained to it. */
  private static final class Reading implements SourceReader<String, File> {
    private final SourceReaderContext context;
    private final Deque<File> assigned = new ArrayDeque<>();
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private boolean ended;

    Reading(SourceReaderContext context) {
      this.context = context;
    }

    @Override
    public void start() {
      if (assigned.isEmpty()) {
        context.sendSplitRequest();
      }
    }

    @Override
    public InputStatus pollNext(ReaderOutput<String> output) {
      File next = assigned.poll();
      if (next != null) {
        output.collect(next.splitId());
        if (assigned.isEmpty() && !ended) {
          context.sendSplitRequest();
        }
        return InputStatus.MORE_AVAILABLE;
      }
      if (ended) {
        return InputStatus.END_OF_INPUT;
      }
      available = new CompletableFuture<>();
      return InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public List<File> snapshotState(long checkpoint) {
      return new ArrayList<>(assigned);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return available;
    }

    @Override
    public void addSplits(List<File> files) {
      assigned.addAll(files);
      available.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
      ended = true;
      available.complete(null);
    }

    @Override
    public void close() {}
  }

  /** Writes one file's name. */
  private static final class FileSerializer implements SimpleVersionedSerializer<File> {
    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(File file) throws IOException {
      return new FilesSerializer().serialize(List.of(file));
    }

    @Override
    public File deserialize(int version, byte[] bytes) throws IOException {
      return new FilesSerializer().deserialize(version, bytes).get(0);
    }
  }

  /** Writes names of files. */
  private static final class FilesSerializer implements SimpleVersionedSerializer<List<File>> {
    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(List<File> files) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeInt(files.size());
      for (File file : files) {
        out.writeUTF(file.splitId());
      }
      return bytes.toByteArray();
    }

    @Override
    public List<File> deserialize(int version, byte[] bytes) throws IOException {
      if (version != 1) {
        throw new IOException("files of version " + version + ", not 1");
      }
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      List<File> files = new ArrayList<>();
      for (int count = in.readInt(); count > 0; count--) {
        files.add(new File(in.readUTF()));
      }
      return files;
    }
  }
}
