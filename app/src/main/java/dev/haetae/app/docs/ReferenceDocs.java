package dev.haetae.app.docs;

import dev.haetae.app.Main;
import dev.haetae.app.detectors.DetectorFacts;
import dev.haetae.content.Content;
import dev.haetae.formats.Formats;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes {@code docs/reference} from content and code. */
public final class ReferenceDocs {
  private ReferenceDocs() {}

  /**
   * Writes the pages into a folder and takes away what else lies in it.
   *
   * @param arguments the folder
   * @throws IOException where it cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]));
  }

  static void write(Path folder) throws IOException {
    clear(folder);
    for (Page page : pages()) {
      Path file = folder.resolve(page.path());
      Files.createDirectories(file.getParent());
      Files.writeString(file, page.text());
    }
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> inside =
          walk.filter(each -> !each.equals(folder)).sorted(Comparator.reverseOrder()).toList();
      for (Path each : inside) {
        Files.delete(each);
      }
    }
  }

  private static List<Page> pages() {
    List<Page> pages = new ArrayList<>();
    pages.add(index());
    List<DetectorFacts> detectors = DetectorFacts.of(Content.load());
    pages.addAll(new DetectorPages(detectors).pages());
    pages.add(MechanismsPage.page(detectors));
    pages.addAll(new FormatPages(Formats.all()).pages());
    pages.add(new CommandPages(Main.commandLine(new PrintWriter(new StringWriter()))).page());
    pages.add(LanguagePage.spl());
    pages.add(LanguagePage.insights());
    pages.add(LimitsPage.page());
    return pages;
  }

  private static Page index() {
    return new Page.Writer("README.md", "Reference")
        .item("[Commands](commands.md)")
        .item("[Detectors](detectors/README.md), and the [ATT&CK matrix](attack.md) of them")
        .item("[Mechanisms](mechanisms.md): what detectors notice that one event does not show")
        .item("[Formats](formats/README.md): the logs that are read, and their fields")
        .item("[Splunk's language](spl.md): what of it searches understand")
        .item("[Logs Insights' language](insights.md): what of it searches understand")
        .item("[Settings and limits](settings.md)")
        .page();
  }
}
