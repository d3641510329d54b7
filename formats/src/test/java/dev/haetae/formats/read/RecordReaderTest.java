package dev.haetae.formats.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.model.Event;
import dev.haetae.model.FieldSelection;
import dev.haetae.model.Limits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

  @ParameterizedTest
  @ValueSource(strings = {"Jan  1", "Jun 14", "Feb 29", "Dec 10", "Dec 31"})
  void readsALineAgainThatHasNoYear(String day) {
    FieldSelection.Builder selection = new FieldSelection.Builder();
    selection.add("haetae.address");
    FieldSelection wanted = selection.build();
    RecordReader reader = new RecordReader(log -> wanted, Limits.DEFAULT);
    byte[] line =
        (day + " 06:55:46 web-1 sshd[24200]: Invalid user oracle from 192.0.2.1").getBytes(UTF_8);

    Event event = reader.read("linux", "", line, "auth.log", 1);

    assertThat(event.text("haetae.address")).isEqualTo("192.0.2.1");
  }
}
