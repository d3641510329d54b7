package dev.haetae.search.source;

import dev.haetae.search.function.Sql;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of CSV files with a line of names first, each a table named as its file. */
public final class LookupFolder implements LookupTables {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,100}");
  private static final String ENDING = ".csv";
  private static final int LONGEST_HEADER = 1 << 16;

  /** What spreadsheets begin a file of UTF-8 with. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path folder;
  private final TreeMap<String, Path> files = new TreeMap<>();

  /**
   * The tables of a folder.
   *
   * @throws IOException where it cannot be read
   */
  public LookupFolder(Path folder) throws IOException {
    this.folder = folder.toAbsolutePath().normalize();
    try (Stream<Path> inside = Files.list(this.folder)) {
      inside
          .filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file))
          .forEach(file -> files.put(withoutEnding(file.getFileName().toString()), file));
    }
  }

  private static String withoutEnding(String name) {
    return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
  }

  @Override
  public Set<String> names() {
    return files.keySet();
  }

  @Override
  public Optional<LookupTable> find(String name) {
    return Optional.ofNullable(files.get(withoutEnding(name)))
        .map(file -> {
          List<String> columns = columns(file);
          return new LookupTable(
              "SELECT * FROM read_csv("
                  + Sql.text(file.toString())
                  + ", all_varchar = true, delim = ',', quote = '\"', escape = '\"',"
                  + " skip = 1, header = false, names = "
                  + Sql.list(columns)
                  + ")",
              columns);
        });
  }

  /**
   * The names of the columns of a table, from its first line.
   *
   * @throws UncheckedIOException where the line cannot be read; the message is fit for the user
   */
  public static List<String> columns(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      StringBuilder line = new StringBuilder();
      for (int c = reader.read(); c >= 0 && c != '\n'; c = reader.read()) {
        if (line.length() > LONGEST_HEADER) {
          throw new IOException("the first line, which names the columns, is too long");
        }
        line.append((char) c);
      }
      boolean isMarked = !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK;
      return cells(line.substring(isMarked ? 1 : 0).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read", e);
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  @Override
  public Optional<Path> writable(String name) {
    String table = withoutEnding(name);
    return NAME.matcher(table).matches()
        ? Optional.of(folder.resolve(table + ENDING))
        : Optional.empty();
  }

  @Override
  public List<Path> readable() {
    return List.copyOf(files.values());
  }
}
