package dev.haetae.search.steps.join;

import dev.haetae.model.CsvText;
import dev.haetae.search.frame.Answers;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.plan.JoinPlan;
import dev.haetae.search.source.LookupFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes rows as CSV, into a file beside and then in the place of the old one. */
final class LookupWriter {
  private static final int MOST_ROWS = 1_000_000;

  private LookupWriter() {}

  static void write(Build build, Frame rows, Path file, JoinPlan.Keep keep) {
    boolean kept = Files.exists(file) ? keep.empty() : keep.create();
    if (!kept && isEmpty(build, rows)) {
      build.note("there are no rows; the lookup table stays as it was");
      return;
    }
    try {
      Path beside = Files.createTempFile(file.getParent(), ".lookup", ".csv");
      try {
        boolean adds = keep.append() && Files.exists(file) && Files.size(file) > 0;
        if (adds) {
          Files.copy(file, beside, StandardCopyOption.REPLACE_EXISTING);
        }
        fill(build, rows, beside, adds ? LookupFolder.columns(file) : List.of());
        Files.move(
            beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  private static boolean isEmpty(Build build, Frame rows) {
    return build
        .numbers(rows, "SELECT 1 FROM " + rows.step().name() + " LIMIT 1", 1)
        .getFirst()
        .isEmpty();
  }

  /**
   * Adds rows to a file.
   *
   * @param before the columns it has; none where it is empty
   */
  private static void fill(Build build, Frame rows, Path file, List<String> before)
      throws IOException {
    List<String> names = before.isEmpty() ? rows.names() : before;
    List<Integer> places = new ArrayList<>();
    names.forEach(name -> places.add(rows.names().indexOf(name)));
    try (Writer writer =
        Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND)) {
      if (before.isEmpty()) {
        writer.write(line(names.stream().map(Optional::of).toList()));
      } else if (!endsItsLine(file)) {
        writer.write('\n');
      }
      noteLeftOut(rows, before, build);
      long count = Answers.each(build, rows, MOST_ROWS, row -> write(row, places, writer));
      if (count == MOST_ROWS) {
        build.note("only the first " + MOST_ROWS + " rows are written to the lookup table");
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean endsItsLine(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      bytes.seek(bytes.length() - 1);
      return bytes.read() == '\n';
    }
  }

  private static void noteLeftOut(Frame rows, List<String> before, Build build) {
    List<String> others = rows.names().stream().filter(name -> !before.contains(name)).toList();
    if (!before.isEmpty() && !others.isEmpty()) {
      build.note(
          "the lookup table has no column for "
              + String.join(", ", others)
              + ", which is left out");
    }
  }

  private static void write(List<Optional<String>> row, List<Integer> places, Writer writer) {
    List<Optional<String>> cells = new ArrayList<>();
    places.forEach(place -> cells.add(place < 0 ? Optional.empty() : row.get(place)));
    try {
      writer.write(line(cells));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(List<Optional<String>> cells) {
    return cells.stream()
            .map(cell -> CsvText.verbatim(cell.orElse("")))
            .collect(Collectors.joining(","))
        + "\n";
  }
}
