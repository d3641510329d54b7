package dev.haetae.app.intel;

import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.output.OutputFile;
import dev.haetae.detect.indicator.IndicatorLists;
import dev.haetae.detect.indicator.IndicatorSink;
import dev.haetae.detect.indicator.kept.EntryFile;
import dev.haetae.detect.indicator.kept.KeptList;
import dev.haetae.detect.indicator.kept.KeptLists;
import dev.haetae.detect.indicator.kept.ListFile;
import dev.haetae.detect.indicator.read.Intake;
import dev.haetae.model.NearestName;
import dev.haetae.model.log.ProblemSink;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Fills the folder with the lists that are kept. New entries are written to a file of a new name
 * and the description is then put in place at once, so whoever is killed in between leaves the list
 * as it was.
 */
public final class ListFolder {
  private static final String ENTRIES = ".entries";

  /** Longer than a list takes to be fetched, and than a program takes to read it. */
  private static final Duration IN_USE = Duration.ofHours(1);

  private final KeptLists kept;

  /** Fills these. */
  public ListFolder(KeptLists kept) {
    this.kept = kept;
  }

  /** Where it is. */
  public Path path() {
    return kept.folder();
  }

  /** The lists there are, by name. */
  public List<KeptList> lists() throws IOException {
    return kept.lists();
  }

  /**
   * The list of a name.
   *
   * @throws UserMistake where there is none
   */
  public KeptList list(String name) throws IOException {
    List<KeptList> lists = lists();
    return lists.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> noList(name, lists));
  }

  private UserMistake noList(String name, List<KeptList> lists) {
    List<String> names = lists.stream().map(KeptList::name).toList();
    return UserMistake.wrongUse(
        "there is no list \""
            + name
            + "\""
            + NearestName.ask(name, names, "; see haetae intel list"));
  }

  /** Says that there is no list, and how there will be one. */
  public String none() {
    return "No lists are kept in " + path() + "; see haetae intel add.";
  }

  /** All lists, to be looked up in. */
  public IndicatorLists load() throws IOException {
    return kept.load();
  }

  /**
   * Fetches a list and keeps it, in the place of one of its name.
   *
   * @param problems told of entries that are not understood
   * @return what became of it
   * @throws IOException where it cannot be fetched or is no list; what was kept is then as it was
   */
  public Intake fetch(KeptList list, ProblemSink problems) throws IOException {
    Files.createDirectories(path());
    Instant now = Instant.now();
    Path data = path().resolve(list.name() + "-" + UUID.randomUUID() + ENTRIES);
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
      OutputFile.write(
          path().resolve(list.name() + KeptLists.DESCRIPTION), to -> to.write(description));
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

  /**
   * Takes away entries of the list that no description names any more. Those that somebody else may
   * be writing at this moment, or has just read the description of, are left for the next time.
   */
  private void sweep(String name, Path but) throws IOException {
    Instant old = Instant.now().minus(IN_USE);
    try (Stream<Path> files = Files.list(path())) {
      for (Path file : files.toList()) {
        String own = file.getFileName().toString();
        if (own.matches("\\Q" + name + "\\E-[0-9a-f-]{36}\\" + ENTRIES)
            && !file.equals(but)
            && Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Takes a list away. */
  public void remove(KeptList list) throws IOException {
    Files.deleteIfExists(path().resolve(list.name() + KeptLists.DESCRIPTION));
    Files.deleteIfExists(path().resolve(list.data()));
    sweep(list.name(), path());
  }
}
