package dev.haetae.search.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes rows as CSV, into a file beside and then in the place of the old one. */
final class LookupWriter {
  private static final int MOST_ROWS = 1_000_000;

  private LookupWriter() {}

  static void write(Build build, Frame rows, Path file, boolean append) {
    try {
      Path beside = Files.createTempFile(file.getParent(), ".lookup", ".csv");
      try {
        if (append && Files.exists(file)) {
          Files.copy(file, beside, StandardCopyOption.REPLACE_EXISTING);
          lines(build, rows, beside, header(file));
        } else {
          lines(build, rows, beside, List.of());
        }
        Files.move(
            beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  private static List<String> header(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.findFirst().map(line -> List.of(line.split(",", -1))).orElse(List.of());
    }
  }

  private static void lines(Build build, Frame rows, Path file, List<String> before)
      throws IOException {
    List<String> names = before.isEmpty() ? rows.names() : before;
    List<Integer> places = new ArrayList<>();
    names.forEach(name -> places.add(rows.names().indexOf(name)));
    try (Writer writer =
        Files.newBufferedWriter(
            file,
            StandardCharsets.UTF_8,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.APPEND)) {
      if (before.isEmpty()) {
        writer.write(line(names.stream().map(Optional::of).toList()));
      }
      for (List<Optional<String>> row : Answers.texts(build, rows, MOST_ROWS)) {
        writer.write(
            line(
                places.stream()
                    .map(place -> place < 0 ? Optional.<String>empty() : row.get(place))
                    .toList()));
      }
    }
  }

  private static String line(List<Optional<String>> cells) {
    return cells.stream()
            .map(cell -> '"' + cell.orElse("").replace("\"", "\"\"") + '"')
            .collect(Collectors.joining(","))
        + "\n";
  }
}
