package dev.haetae.app.intel;

import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.report.OutputFile;
import dev.haetae.detect.indicator.IndicatorLists;
import dev.haetae.detect.indicator.IndicatorSink;
import dev.haetae.detect.indicator.read.Intake;
import dev.haetae.model.ProblemSink;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder with the lists that are kept: for each a file that describes it and one with its
 * entries. New entries are written to a file of a new name and the description is then put in place
 * at once, so whoever is killed in between leaves the list as it was.
 */
public final class ListFolder {
  private static final String DESCRIPTION = ".json";
  private static final String ENTRIES = ".entries";

  private final Path folder;

  /** Lists in this folder, which need not be there yet. */
  public ListFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Where this user's programs keep their data.
   *
   * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG base
   *     directories</a>
   */
  public static ListFolder ofUser() {
    return in(System.getenv(), Path.of(System.getProperty("user.home", "")));
  }

  static ListFolder in(Map<String, String> environment, Path home) {
    Path data =
        Optional.ofNullable(environment.get("XDG_DATA_HOME"))
            .filter(path -> !path.isBlank())
            .map(Path::of)
            .filter(Path::isAbsolute)
            .orElse(home.resolve(".local").resolve("share"));
    return new ListFolder(data.resolve("haetae").resolve("intel"));
  }

  /** Where it is. */
  public Path path() {
    return folder;
  }

  /** The lists there are, by name. */
  public List<KeptList> lists() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<KeptList> lists = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (isDescription(file)) {
          lists.add(read(file));
        }
      }
    }
    return lists;
  }

  private static boolean isDescription(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(DESCRIPTION) && !name.startsWith(".");
  }

  private static KeptList read(Path file) throws IOException {
    try {
      return ListFile.read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IOException(file + ": not a kept list: " + e.getMessage(), e);
    }
  }

  /**
   * The list of a name.
   *
   * @throws UserMistake where there is none
   */
  public KeptList list(String name) throws IOException {
    return lists().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> UserMistake.wrongUse("there is no list \"" + name + "\"; see haetae intel list"));
  }

  /** All lists, to be looked up in. */
  public IndicatorLists load() throws IOException {
    IndicatorLists.Builder builder = new IndicatorLists.Builder();
    for (KeptList each : lists()) {
      Path data = folder.resolve(each.data());
      try {
        EntryFile.read(data, builder.begin(new IndicatorLists.Source(each.name(), each.source())));
      } catch (IOException e) {
        throw new IOException("the list " + each.name() + ": " + data + ": " + e.getMessage(), e);
      }
    }
    return builder.build();
  }

  /**
   * Fetches a list and keeps it, in the place of one of its name.
   *
   * @param problems told of entries that are not understood
   * @return what became of it
   * @throws IOException where it cannot be fetched or is no list; what was kept is then as it was
   */
  public Intake fetch(KeptList list, ProblemSink problems) throws IOException {
    Files.createDirectories(folder);
    Instant now = Instant.now();
    Path data = folder.resolve(list.name() + "-" + UUID.randomUUID() + ENTRIES);
    boolean kept = false;
    try {
      Intake intake;
      try (BufferedWriter out = Files.newBufferedWriter(data)) {
        intake = ListSource.of(list).read(list.settings(now), sink(out), problems);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      KeptList fetched = list.fetched(now, intake.taken(), data.getFileName().toString());
      byte[] description = ListFile.write(fetched);
      OutputFile.write(folder.resolve(list.name() + DESCRIPTION), to -> to.write(description));
      kept = true;
      sweep(list.name(), data);
      return intake;
    } finally {
      if (!kept) {
        Files.deleteIfExists(data);
      }
    }
  }

  private static IndicatorSink sink(Writer out) {
    return indicator -> {
      try {
        EntryFile.write(out, indicator);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /** Takes away entries of the list that no description names any more. */
  private void sweep(String name, Path but) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String own = file.getFileName().toString();
        if (own.matches("\\Q" + name + "\\E-[0-9a-f-]{36}\\" + ENTRIES) && !file.equals(but)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Takes a list away. */
  public void remove(KeptList list) throws IOException {
    Files.deleteIfExists(folder.resolve(list.name() + DESCRIPTION));
    sweep(list.name(), folder);
  }
}
