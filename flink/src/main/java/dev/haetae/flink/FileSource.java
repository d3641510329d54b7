package dev.haetae.flink;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
 * Hands out the names of files, one at a time to whoever is free, in the order they are listed; and
 * of folders that are watched those that come. A checkpoint remembers which were not handed out,
 * which were not begun, and which are known.
 */
final class FileSource implements Source<String, FileSource.File, FileSource.Known> {
  private static final long serialVersionUID = 1;

  private final JobInput input;

  /** A file to be read. */
  record File(String splitId) implements SourceSplit {}

  /**
   * What is known of files.
   *
   * @param left those not handed out
   * @param met all that were met, where more may come
   */
  record Known(List<File> left, List<String> met) {}

  FileSource(JobInput input) {
    this.input = input;
  }

  @Override
  public Boundedness getBoundedness() {
    return input.watched().isPresent() ? Boundedness.CONTINUOUS_UNBOUNDED : Boundedness.BOUNDED;
  }

  @Override
  public SplitEnumerator<File, Known> createEnumerator(SplitEnumeratorContext<File> context)
      throws IOException {
    boolean isWatched = input.watched().isPresent();
    List<String> files = isWatched ? List.of() : input.files();
    return restoreEnumerator(context, new Known(files.stream().map(File::new).toList(), List.of()));
  }

  @Override
  public SplitEnumerator<File, Known> restoreEnumerator(
      SplitEnumeratorContext<File> context, Known known) {
    return new Assigning(context, input, known);
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
  public SimpleVersionedSerializer<Known> getEnumeratorCheckpointSerializer() {
    return new KnownSerializer();
  }

  /** Knows what has not been handed out, and who waits for it. */
  private static final class Assigning implements SplitEnumerator<File, Known> {
    private final SplitEnumeratorContext<File> context;
    private final JobInput input;
    private final Deque<File> left;
    private final Set<String> met;
    private final Set<Integer> waiting = new LinkedHashSet<>();

    Assigning(SplitEnumeratorContext<File> context, JobInput input, Known known) {
      this.context = context;
      this.input = input;
      this.left = new ArrayDeque<>(known.left());
      this.met = new LinkedHashSet<>(known.met());
    }

    @Override
    public void start() {
      input
          .watched()
          .ifPresent(every -> context.callAsync(input::settled, this::came, 0, every.toMillis()));
    }

    private void came(List<String> files, @Nullable Throwable failure) {
      if (failure != null) {
        throw new IllegalStateException("the folders could not be looked through", failure);
      }
      files.stream().filter(met::add).map(File::new).forEach(left::add);
      for (int reader : List.copyOf(waiting)) {
        if (!left.isEmpty()) {
          waiting.remove(reader);
          context.assignSplit(left.remove(), reader);
        }
      }
    }

    @Override
    public void handleSplitRequest(int reader, @Nullable String host) {
      File next = left.poll();
      if (next != null) {
        context.assignSplit(next, reader);
      } else if (input.watched().isPresent()) {
        waiting.add(reader);
      } else {
        context.signalNoMoreSplits(reader);
      }
    }

    @Override
    public void addSplitsBack(List<File> files, int reader) {
      waiting.remove(reader);
      for (int at = files.size() - 1; at >= 0; at--) {
        left.addFirst(files.get(at));
      }
    }

    @Override
    public void addReader(int reader) {}

    @Override
    public Known snapshotState(long checkpoint) {
      return new Known(new ArrayList<>(left), new ArrayList<>(met));
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
      return new KnownSerializer().serialize(new Known(List.of(file), List.of()));
    }

    @Override
    public File deserialize(int version, byte[] bytes) throws IOException {
      return new KnownSerializer().deserialize(version, bytes).left().get(0);
    }
  }

  /** Writes names of files. */
  private static final class KnownSerializer implements SimpleVersionedSerializer<Known> {
    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(Known known) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      write(known.left().stream().map(File::splitId).toList(), out);
      write(known.met(), out);
      return bytes.toByteArray();
    }

    private static void write(List<String> names, DataOutputStream out) throws IOException {
      out.writeInt(names.size());
      for (String name : names) {
        out.writeUTF(name);
      }
    }

    @Override
    public Known deserialize(int version, byte[] bytes) throws IOException {
      if (version != 1) {
        throw new IOException("files of version " + version + ", not 1");
      }
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      return new Known(read(in).stream().map(File::new).toList(), read(in));
    }

    private static List<String> read(DataInputStream in) throws IOException {
      List<String> names = new ArrayList<>();
      for (int count = in.readInt(); count > 0; count--) {
        names.add(in.readUTF());
      }
      return names;
    }
  }
}
