package dev.haetae.detect.familiar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.familiar.Taker.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TakerTest {
  @Test
  void aSourceIsKnownAsItWasLastSeen() {
    Source first = new Source(7, true, 20_000, 20_000, 1);
    Taker taker =
        Taker.UNKNOWN
            .with(Past.NONE.and(20_000, 1, 2), first)
            .with(Past.NONE, first.oneMore(20_003));

    assertThat(taker.sources()).containsExactly(new Source(7, true, 20_000, 20_003, 2));
    assertThat(taker.source(8)).isEmpty();
    assertThat(taker.isFull()).isFalse();
  }

  @Test
  void whoTakesFromVeryManyHasNoSettledSources() {
    Taker taker = Taker.UNKNOWN;
    for (int i = 0; i < 64; i++) {
      taker = taker.with(Past.NONE, new Source(i, false, 20_000, 20_000, 1));
    }
    assertThat(taker.isFull()).isTrue();
  }

  @Test
  void itGoesOnWhereItWasWritten() throws IOException {
    Taker taker = Taker.UNKNOWN.with(Past.NONE.and(20_000, 1, 2), new Source(7, true, 1, 2, 3));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Taker.CODEC.write(taker, new DataOutputStream(bytes));

    assertThat(Taker.CODEC.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .isEqualTo(taker);
  }
}
