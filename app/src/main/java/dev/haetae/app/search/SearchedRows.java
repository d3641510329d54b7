package dev.haetae.app.search;

import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.text.ProblemWords;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.account.ScanProgress;
import dev.haetae.flow.read.ParallelReader;
import dev.haetae.flow.spill.TemporaryFolder;
import dev.haetae.inputs.InputOptions;
import dev.haetae.inputs.Inputs;
import dev.haetae.lake.Lake;
import dev.haetae.lake.ingest.Ingest;
import dev.haetae.model.Limits;
import dev.haetae.search.lake.LakeRows;
import dev.haetae.search.source.JsonFiles;
import dev.haetae.search.source.Relation;
import dev.haetae.search.source.RowSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What is searched, open for as long as the search takes. */
public final class SearchedRows implements AutoCloseable {
  private final RowSource rows;
  private final Runnable end;

  private SearchedRows(RowSource rows, Runnable end) {
    this.rows = rows;
    this.end = end;
  }

  /** The rows. */
  public RowSource rows() {
    return rows;
  }

  /** Plain files of JSON. */
  public static SearchedRows json(List<String> paths, String timeField) {
    List<Path> files = paths.stream().map(Path::of).toList();
    for (Path file : files) {
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw UserMistake.notReadable(file + ": expected a file that can be read");
      }
    }
    return new SearchedRows(new JsonFiles(files, Optional.of(timeField)), () -> {});
  }

  /** The lake of a folder; where there is none, searches that need no events can be run. */
  public static SearchedRows lake(Path folder) {
    if (!Files.isDirectory(folder)) {
      return new SearchedRows(new NoRows(folder), () -> {});
    }
    LakeRows rows = LakeRows.of(folder);
    return new SearchedRows(rows, rows::close);
  }

  /**
   * Logs of any kind that is known, read into a lake of their own, which is gone after the search.
   *
   * @param notice is told what could not be read
   */
  public static SearchedRows logs(List<String> paths, Consumer<String> notice) {
    TemporaryFolder folder = TemporaryFolder.create();
    try {
      read(paths, folder.path(), notice);
      Lake lake = Lake.open(folder.path());
      return new SearchedRows(
          new LakeRows(lake),
          () -> {
            lake.close();
            folder.close();
          });
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static void read(List<String> paths, Path folder, Consumer<String> notice) {
    ProblemAccount problems = new ProblemAccount();
    ScanProgress progress = new ScanProgress();
    try (Ingest ingest = Ingest.into(folder, Ingest.memory(), progress);
        Inputs inputs = new Inputs(paths, InputOptions.DEFAULT, problems)) {
      ParallelReader reader =
          new ParallelReader(
              Limits.DEFAULT,
              Runtime.getRuntime().availableProcessors(),
              Ingest::wanted,
              problems,
              progress,
              origin -> origin);
      reader.read(inputs.bundles(), ingest::worker);
      Ingest.Outcome outcome = ingest.commit();
      long events = outcome.events().values().stream().mapToLong(Long::longValue).sum();
      ProblemWords.refuseNothing(events, paths, problems);
    }
    ProblemWords.lines(problems).forEach(notice);
  }

  @Override
  public void close() {
    end.run();
  }

  /** No lake and no logs. */
  private record NoRows(Path folder) implements RowSource {
    @Override
    public List<Path> readable() {
      return List.of();
    }

    @Override
    public Relation relation(Request request, Opening opening) {
      throw UserMistake.notReadable(
          "there is no lake in "
              + folder
              + "; name logs to search after the search, or keep some by haetae ingest");
    }
  }
}
