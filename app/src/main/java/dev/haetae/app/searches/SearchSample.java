package dev.haetae.app.searches;

import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.search.SearchedRows;
import dev.haetae.content.SampleLog;
import dev.haetae.content.Samples;
import dev.haetae.detect.Detector;
import dev.haetae.flow.spill.TemporaryFolder;
import dev.haetae.search.database.SearchLimits;
import dev.haetae.search.plan.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A detector that is a search, run over the samples it is tested with. */
public final class SearchSample {
  private final Samples samples;

  /** Runs over these samples. */
  public SearchSample(Samples samples) {
    this.samples = samples;
  }

  /**
   * Whether it fires.
   *
   * @throws IllegalArgumentException where a sample is missing, is not read, or the search fails
   */
  public boolean fires(Detector detector, Detector.Sample sample) {
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      return fires(detector, written(folder, sample));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> written(TemporaryFolder folder, Detector.Sample sample) throws IOException {
    List<String> files = new ArrayList<>();
    for (byte[] log : SampleLog.of(sample, samples)) {
      Path file = folder.next("sample");
      Files.write(file, log);
      files.add(file.toString());
    }
    return files;
  }

  private static boolean fires(Detector detector, List<String> files) {
    List<String> problems = new ArrayList<>();
    try (SearchedRows rows = SearchedRows.logs(files, problems::add)) {
      SearchDetection.Outcome outcome =
          new SearchDetection(rows.rows(), SearchLimits.usual(), problems::add)
              .run(List.of(detector), TimeRange.ALL);
      if (!problems.isEmpty()) {
        throw new IllegalArgumentException(problems.getFirst());
      }
      return !outcome.findings().isEmpty();
    } catch (UserMistake unreadable) {
      throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
    }
  }
}
