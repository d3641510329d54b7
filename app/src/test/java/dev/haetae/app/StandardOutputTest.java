package dev.haetae.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.outcome.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
  private final StringWriter err = new StringWriter();

  /** Takes some bytes and no more. */
  private static final class Full extends OutputStream {
    private int room;

    Full(int room) {
      this.room = room;
    }

    @Override
    public void write(int b) throws IOException {
      if (room-- <= 0) {
        throw new IOException("No space left on device");
      }
    }
  }

  private int run(boolean isPipe, String... arguments) {
    return Main.run(new Full(10), isPipe, new PrintWriter(err), arguments);
  }

  @Test
  void whatCannotBeWrittenIsToldAndFails() {
    assertThat(run(false, "detectors")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(err)
        .hasToString(
            "haetae: standard output cannot be written: No space left on device"
                + System.lineSeparator());
  }

  @Test
  void helpThatCannotBeWrittenFailsToo() {
    assertThat(run(false, "--help")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(err.toString()).contains("cannot be written");
  }

  @Test
  void whoHasReadEnoughIsToldNothing() {
    assertThat(run(true, "detectors")).isEqualTo(ExitCode.DONE);
    assertThat(err.toString()).isEmpty();
  }
}
