package dev.haetae.search.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookupFolderTest {
  @TempDir private Path folder;

  private List<String> columns(byte[] file) throws IOException {
    Files.write(folder.resolve("owners.csv"), file);
    return new LookupFolder(folder).find("owners").orElseThrow().columns();
  }

  private List<String> columns(String file) throws IOException {
    return columns(file.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void columnsAreNamedByTheFirstLine() throws IOException {
    assertThat(columns("ip,\"owner, or team\"\r\n203.0.113.7,a\r\n"))
        .containsExactly("ip", "owner, or team");
  }

  @Test
  void theMarkThatSpreadsheetsBeginWithIsNoPartOfAName() throws IOException {
    assertThat(columns("\uFEFFip,owner\n203.0.113.7,a\n")).containsExactly("ip", "owner");
  }

  @Test
  void aTableInAnotherEncodingIsToldByItsName() {
    assertThatThrownBy(() -> columns(new byte[] {'i', 'p', ',', (byte) 0xe9, '\n'}))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("owners.csv")
        .hasCauseInstanceOf(CharacterCodingException.class);
  }
}
