package dev.haetae.app.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static final URI ADDRESS = URI.create("https://example.org/list");
  private static final Duration PATIENCE = Duration.ofMillis(200);

  /** Says something, then nothing until it is closed, as a connection that hangs. */
  private static final class Silent extends InputStream {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final int rest;
    private int left = 10;

    Silent(int rest) {
      this.rest = rest;
    }

    @Override
    public int read() throws IOException {
      if (left-- > 0) {
        return 'a';
      }
      try {
        if (rest > 0 && !closed.await(rest, TimeUnit.MILLISECONDS)) {
          return 'b';
        }
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new IOException("closed");
    }

    @Override
    public int read(byte[] to, int at, int length) throws IOException {
      to[at] = (byte) read();
      return 1;
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  @Test
  void oneThatStopsIsGivenUp() throws IOException {
    try (Answer answer = new Answer(new Silent(0), ADDRESS, PATIENCE)) {
      assertThatThrownBy(answer::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessage("https://example.org/list answers too slowly, or not to its end");
    }
  }

  @Test
  void oneThatDripsIsGivenUp() throws IOException {
    try (Answer answer = new Answer(new Silent(50), ADDRESS, PATIENCE)) {
      assertThatThrownBy(answer::readAllBytes).hasMessageContaining("too slowly");
    }
  }

  @Test
  void oneThatBreaksOffSaysWhose() throws IOException {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("closed");
          }

          @Override
          public int read(byte[] to, int at, int length) throws IOException {
            throw new IOException("closed");
          }
        };
    try (Answer answer = new Answer(broken, ADDRESS, PATIENCE)) {
      assertThatThrownBy(answer::readAllBytes)
          .hasMessage("https://example.org/list: its answer breaks off");
    }
  }

  @Test
  void oneThatIsReadSlowlyIsNot() throws Exception {
    byte[] text = "198.51.100.7\n".getBytes(StandardCharsets.UTF_8);
    try (Answer answer = new Answer(new ByteArrayInputStream(text), ADDRESS, PATIENCE)) {
      int first = answer.read();
      Thread.sleep(2 * PATIENCE.toMillis());
      assertThat(first).isEqualTo('1');
      assertThat(answer.readAllBytes()).hasSize(text.length - 1);
    }
  }
}
