package dev.haetae.detect.indicator.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.Indicator;
import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.detect.indicator.read.ListFormat;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptListsTest {
  @TempDir private Path folder;

  private static final KeptList FEODO =
      new KeptList(
          "feodo",
          "https://example.org/\"list\"",
          true,
          Optional.of("LOGIN"),
          Category.C2,
          90,
          Optional.of(Duration.ofDays(2)),
          Optional.of(ListFormat.CSV),
          Optional.of(IndicatorKind.ADDRESS),
          Optional.of("Host"),
          Instant.parse("2026-03-01T00:00:00Z"),
          1,
          "feodo.entries");

  @Test
  void aDescriptionIsReadAsItWasWritten() throws IOException {
    KeptList bare =
        new KeptList(
            "bare",
            "./list",
            false,
            Optional.empty(),
            Category.THREAT,
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Instant.EPOCH,
            0,
            "bare.entries");
    Files.write(folder.resolve("a.json"), ListFile.write(bare));
    Files.write(folder.resolve("b.json"), ListFile.write(FEODO));

    assertThat(new KeptLists(folder).lists()).containsExactly(bare, FEODO);
  }

  @Test
  void entriesAreFoundWithTheNameOfTheirList() throws IOException {
    Files.write(folder.resolve("feodo.json"), ListFile.write(FEODO));
    try (Writer out = Files.newBufferedWriter(folder.resolve("feodo.entries"))) {
      EntryFile.write(
          out,
          new Indicator(
              IndicatorKind.ADDRESS, "203.0.113.7", Category.C2, 90, Indicator.NEVER, "a\tlabel"));
    }

    assertThat(new KeptLists(folder).load().of(IndicatorKind.ADDRESS, "203.0.113.7", 0).all())
        .singleElement()
        .satisfies(listing -> {
          assertThat(listing.list()).isEqualTo("feodo");
          assertThat(listing.indicator().label()).isEqualTo("a label");
        });
  }

  @Test
  void aFolderThatIsNotThereHasNoLists() throws IOException {
    assertThat(new KeptLists(folder.resolve("none")).lists()).isEmpty();
  }

  @Test
  void whatIsNoDescriptionIsToldWithItsFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "{\"name\": [1]}");

    assertThatThrownBy(() -> new KeptLists(folder).lists())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file + ": not a kept list: \"name\" has a value that is not known");
  }

  @Test
  void aDescriptionThatLacksSomethingIsToldWithItsFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "{}");

    assertThatThrownBy(() -> new KeptLists(folder).lists())
        .hasMessageContaining(file + ": not a kept list: \"name\" is missing");
  }

  @Test
  void entriesThatAreNotThereAreToldWithTheirList() throws IOException {
    Files.write(folder.resolve("feodo.json"), ListFile.write(FEODO));

    assertThatThrownBy(() -> new KeptLists(folder).load())
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the list feodo: ");
  }
}
