package dev.haetae.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecisionsTest {
  private static final Path ROOT = Path.of(System.getProperty("haetae.root", ".."));

  @Test
  void everyDecisionIsInTheIndexUnderItsTitle() throws IOException {
    Path folder = ROOT.resolve("docs/adr");
    String index = Files.readString(folder.resolve("README.md"));
    for (Path page : pages(folder)) {
      String title = Files.readAllLines(page).getFirst().substring("# ".length());
      assertThat(index).contains("- [" + title + "](" + page.getFileName() + ")\n");
    }
  }

  /** What it grows by belongs on a page that explains, or among the measurements. */
  @Test
  void everyDecisionIsOnePageWithTheSameHeadings() throws IOException {
    for (Path page : pages(ROOT.resolve("docs/adr"))) {
      String text = Files.readString(page);
      assertThat(text.split("\\s+")).as(page.toString()).hasSizeLessThan(800);
      assertThat(text.lines().filter(line -> line.startsWith("## ")))
          .as(page.toString())
          .containsSubsequence("## Context", "## Decision", "## Consequences");
    }
  }

  private static List<Path> pages(Path folder) throws IOException {
    try (Stream<Path> pages = Files.list(folder)) {
      return pages.filter(page -> page.getFileName().toString().matches("[0-9]{4}-.*")).toList();
    }
  }
}
