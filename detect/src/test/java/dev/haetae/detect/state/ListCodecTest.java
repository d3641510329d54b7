package dev.haetae.detect.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListCodecTest {
  private static final ListCodec<String> THREE = new ListCodec<>(Codec.TEXT, 3);

  private static byte[] written(List<String> texts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    THREE.write(texts, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static List<String> read(byte[] bytes) throws IOException {
    return THREE.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  @Test
  void readsWhatItWrote() throws IOException {
    assertThat(read(written(List.of()))).isEmpty();
    assertThat(read(written(List.of("a", "", "ü")))).containsExactly("a", "", "ü");
  }

  @Test
  void refusesMoreElementsThanAListMayHave() throws IOException {
    byte[] four = written(List.of("a", "b", "c", "d"));

    assertThatThrownBy(() -> read(four))
        .isInstanceOf(IOException.class)
        .hasMessage("4 elements where 3 are the most");
  }

  @Test
  void refusesListsWhoseLengthDoesNotFitAByte() {
    assertThatThrownBy(() -> new ListCodec<>(Codec.TEXT, 256))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("255 at most");
  }
}
