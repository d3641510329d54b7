package dev.haetae.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContentTest {

  @Test
  void liesInFoldersNamedForThePurpose() {
    assertThat(Content.detectors())
        .isNotEmpty()
        .allSatisfy(file ->
            assertThat(file.path())
                .matches("detectors/[a-z]+(-[a-z]+)*/[A-Za-z0-9]+\\.[A-Za-z0-9.-]+\\.yml"));
  }

  @Test
  void hasOnlyJsonSamples() {
    List<String> names = Content.sampleNames();

    assertThat(names)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(Content.samples().find(name)).isPresent());
  }

  @Test
  void looksInTheSecondFolderForASampleTheFirstLacks() {
    Samples own = name -> java.util.Optional.empty();

    assertThat(own.or(Content.samples()).find(Content.sampleNames().get(0))).isPresent();
  }
}
