package dev.haetae.detect.indicator.kept;

import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.Indicator;
import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.detect.indicator.IndicatorSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The entries of a kept list, understood already: one a line, by tabs. */
public final class EntryFile {
  private static final Map<String, IndicatorKind> KINDS =
      Arrays.stream(IndicatorKind.values())
          .collect(Collectors.toMap(IndicatorKind::word, each -> each));

  private static final int COLUMNS = 6;

  private EntryFile() {}

  /**
   * Writes one.
   *
   * @throws IOException where it cannot be written
   */
  public static void write(Writer out, Indicator each) throws IOException {
    out.write(each.kind().word() + "\t" + each.category().word() + "\t" + each.confidence());
    out.write("\t" + (each.expires() == Indicator.NEVER ? "" : Long.toString(each.expires())));
    out.write("\t" + oneLine(each.label()) + "\t" + oneLine(each.value()) + "\n");
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\t\\r\\n]", " ");
  }

  static void read(Path file, IndicatorSink sink) throws IOException {
    Category last = Category.THREAT;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String[] cells = line.split("\t", COLUMNS);
        try {
          if (!last.word().equals(cells[1])) {
            last = category(cells[1]);
          }
          sink.take(
              new Indicator(
                  kind(cells[0]),
                  cells[COLUMNS - 1],
                  last,
                  Integer.parseInt(cells[2]),
                  cells[3].isEmpty() ? Indicator.NEVER : Long.parseLong(cells[3]),
                  cells[4]));
        } catch (IndexOutOfBoundsException | IllegalArgumentException damaged) {
          throw new IOException("line " + number + " is damaged; haetae intel update", damaged);
        }
      }
    }
  }

  private static IndicatorKind kind(String word) {
    return Optional.ofNullable(KINDS.get(word)).orElseThrow(IllegalArgumentException::new);
  }

  private static Category category(String word) {
    return Category.of(word).orElseThrow(IllegalArgumentException::new);
  }
}
