package dev.haetae.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.flink.GrowingFileSink.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingFileSinkTest {
  private static final SinkWriter.Context CONTEXT =
      new SinkWriter.Context() {
        @Override
        public long currentWatermark() {
          return 0;
        }

        @Override
        public Long timestamp() {
          return 0L;
        }
      };

  @TempDir private Path folder;

  /** What Flink hands over; it is not asked for more than the lines. */
  private record Request(Lines lines) implements Committer.CommitRequest<Lines> {
    @Override
    public Lines getCommittable() {
      return lines;
    }

    @Override
    public int getNumberOfRetries() {
      return 0;
    }

    @Override
    public void signalFailedWithKnownReason(Throwable failure) {}

    @Override
    public void signalFailedWithUnknownReason(Throwable failure) {}

    @Override
    public void retryLater() {}

    @Override
    public void updateAndRetryLater(Lines other) {}

    @Override
    public void signalAlreadyCommitted() {}
  }

  private Path file() {
    return folder.resolve("lines");
  }

  private void commit(Lines... lines) throws IOException, InterruptedException {
    List<Committer.CommitRequest<Lines>> requests =
        Arrays.stream(lines).<Committer.CommitRequest<Lines>>map(Request::new).toList();
    new GrowingFileSink.Committing(file()).commit(requests);
  }

  @Test
  void whatIsWrittenTwiceIsThereOnce() throws Exception {
    Lines first = new Lines(0, "one\n");
    Lines second = new Lines(4, "twö\n");
    commit(first);
    commit(first, second);
    commit(second);

    assertThat(file()).hasContent("one\ntwö\n");
  }

  @Test
  void halfALineOfWhoWasKilledWhileWritingIsWrittenAnew() throws Exception {
    Files.writeString(file(), "one\ntw");
    commit(new Lines(4, "two\n"));

    assertThat(file()).hasContent("one\ntwo\n");
  }

  @Test
  void aFileThatWasPutAwayIsBegunAnew() throws Exception {
    commit(new Lines(4_000, "two\n"));

    assertThat(file()).hasContent("two\n");
  }

  @Test
  void linesStandOneBehindTheOtherFromCheckpointToCheckpoint() throws Exception {
    GrowingFileSink.Writing writing = new GrowingFileSink.Writing(0);
    writing.write("zwölf", CONTEXT);
    writing.write("b", CONTEXT);
    assertThat(writing.prepareCommit()).containsExactly(new Lines(0, "zwölf\nb\n"));
    assertThat(writing.prepareCommit()).isEmpty();
    writing.write("c", CONTEXT);
    assertThat(writing.prepareCommit()).containsExactly(new Lines(9, "c\n"));
    assertThat(writing.snapshotState(1)).containsExactly(11L);
  }

  @Test
  void linesAndTheirPlaceAreReadAsTheyWereWritten() throws IOException {
    Lines lines = new Lines(1L << 40, "zwölf\n");
    var serializer = new GrowingFileSink(file().toString()).getCommittableSerializer();

    assertThat(serializer.deserialize(serializer.getVersion(), serializer.serialize(lines)))
        .isEqualTo(lines);
  }
}
