package dev.haetae.detect.familiar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.familiar.ReaderHistory.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReaderHistoryTest {
  @Test
  void aSourceIsKnownAsItWasLastSeen() {
    Source first = new Source(7, true, 20_000, 20_000, 1);
    ReaderHistory reader =
        ReaderHistory.UNKNOWN
            .with(Past.NONE.and(20_000, 1, 2), first)
            .with(Past.NONE, first.oneMore(20_003));

    assertThat(reader.sources()).containsExactly(new Source(7, true, 20_000, 20_003, 2));
    assertThat(reader.source(8)).isEmpty();
    assertThat(reader.isFull()).isFalse();
  }

  @Test
  void whoTakesFromVeryManyHasNoSettledSources() {
    ReaderHistory reader = ReaderHistory.UNKNOWN;
    for (int i = 0; i < 64; i++) {
      reader = reader.with(Past.NONE, new Source(i, false, 20_000, 20_000, 1));
    }
    assertThat(reader.isFull()).isTrue();
  }

  @Test
  void itGoesOnWhereItWasWritten() throws IOException {
    ReaderHistory reader =
        ReaderHistory.UNKNOWN.with(Past.NONE.and(20_000, 1, 2), new Source(7, true, 1, 2, 3));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ReaderHistory.CODEC.write(reader, new DataOutputStream(bytes));

    assertThat(
            ReaderHistory.CODEC.read(
                new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .isEqualTo(reader);
  }
}
