package dev.haetae.search.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.search.csv.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Messages and their rows, whatever is in them. */
class ProtocolTest {
  private static final int LONGEST = 1 << 20;

  private static List<List<String>> rows(byte[] body) throws IOException {
    CsvReader csv =
        new CsvReader(
            new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8), LONGEST);
    List<List<String>> rows = new ArrayList<>();
    for (Optional<List<String>> row = csv.next(); row.isPresent(); row = csv.next()) {
      rows.add(row.get());
    }
    return rows;
  }

  /** What is no character at all cannot be written in UTF-8. */
  private static boolean isText(String value) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(value);
  }

  @Property(tries = 500)
  void whatIsWrittenIsReadAsItWas(@ForAll @Size(3) List<String> values) throws IOException {
    if (!values.stream().allMatch(ProtocolTest::isText)) {
      return;
    }
    CsvChunk chunk = new CsvChunk(List.of("a", "b,\"", "c"));
    chunk.add(values.stream().map(List::of).toList());

    assertThat(rows(chunk.take())).containsExactly(List.of("a", "b,\"", "c"), values);
  }

  @Property(tries = 500)
  void severalValuesOfAFieldAreReadAsTheyWere(@ForAll @Size(min = 2, max = 4) List<String> values)
      throws IOException {
    if (!values.stream().allMatch(ProtocolTest::isText)) {
      return;
    }
    CsvChunk chunk = new CsvChunk(List.of("x"));
    chunk.add(List.of(values));

    List<List<String>> rows = rows(chunk.take());

    assertThat(rows.get(0)).containsExactly("x", "__mv_x");
    assertThat(MultipleValues.read(rows.get(1).get(1))).isEqualTo(values);
  }

  @Property(tries = 1000)
  void anyBytesAreAMessageOrAMistakeInWords(@ForAll byte[] bytes) {
    readAll(bytes);
  }

  @Property(tries = 1000)
  void anyBytesBehindAHeaderAreAMessageOrAMistakeInWords(
      @ForAll byte[] bytes, @ForAll short metadata, @ForAll short body) {
    byte[] header =
        ("chunked 1.0," + metadata + "," + body + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[header.length + bytes.length];
    System.arraycopy(header, 0, all, 0, header.length);
    System.arraycopy(bytes, 0, all, header.length, bytes.length);
    readAll(all);
  }

  /** Fails where it is neither. */
  private static void readAll(byte[] bytes) {
    MessageReader reader = new MessageReader(new ByteArrayInputStream(bytes), LONGEST);
    try {
      for (Optional<Message> next = reader.next(); next.isPresent(); next = reader.next()) {
        rows(next.get().body().readAllBytes());
      }
    } catch (IOException wrong) {
      assertThat(wrong.getMessage() == null && !(wrong instanceof MessageReader.TooMuch)).isFalse();
    }
  }

  @Test
  void aLengthBeyondAllReasonIsRefusedBeforeAnythingIsRead() {
    byte[] bytes = "chunked 1.0,9999999999,0\n".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> new MessageReader(new ByteArrayInputStream(bytes), LONGEST).next())
        .isInstanceOf(IOException.class)
        .hasMessage("metadata of 9999999999 bytes; at most 1048576 are taken");
  }

  @Test
  void aMessageThatBreaksOffIsTold() {
    byte[] bytes = "chunked 1.0,2,10\n{}abc".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(
            () -> {
              MessageReader reader = new MessageReader(new ByteArrayInputStream(bytes), LONGEST);
              assertThat(reader.next()).isPresent();
              reader.next();
            })
        .isInstanceOf(IOException.class)
        .hasMessage("the message ends in its body");
  }

  @Test
  void aRowThatDoesNotEndIsRefused() {
    CsvReader csv = new CsvReader(new StringReader("\"" + "x".repeat(200)), 100);

    assertThatThrownBy(csv::next)
        .isInstanceOf(IOException.class)
        .hasMessage("a row is longer than 100 characters");
  }
}
