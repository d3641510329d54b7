package dev.haetae.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceDocsTest {
  @TempDir private Path folder;

  @Test
  void theReferenceSaysWhatContentAndCodeSay() throws IOException {
    Path root = Path.of(System.getProperty("haetae.root", ".."));
    ReferenceDocs.write(folder);

    Map<String, String> expected = read(folder);
    Map<String, String> written = read(root.resolve("docs/reference"));

    assertThat(written.keySet())
        .as("pages of docs/reference; ./dev docs writes them anew")
        .isEqualTo(expected.keySet());
    assertThat(expected.keySet())
        .filteredOn(page -> !Objects.equals(expected.get(page), written.get(page)))
        .as("pages of docs/reference that differ; ./dev docs writes them anew")
        .isEmpty();
  }

  private static Map<String, String> read(Path pages) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    if (!Files.isDirectory(pages)) {
      return texts;
    }
    try (Stream<Path> walk = Files.walk(pages)) {
      List<Path> files = walk.filter(Files::isRegularFile).toList();
      for (Path file : files) {
        texts.put(pages.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return texts;
  }
}
