package dev.haetae.app.command.scan;

import dev.haetae.app.search.SearchedRows;
import dev.haetae.app.searches.CensusTime;
import dev.haetae.app.searches.SearchDetection;
import dev.haetae.detect.Detector;
import dev.haetae.flow.Searcher;
import dev.haetae.flow.account.Census;
import dev.haetae.flow.read.TimeRange;
import dev.haetae.lake.ingest.Ingest;
import dev.haetae.model.Phrase;
import dev.haetae.model.finding.EvidenceStore;
import dev.haetae.search.database.SearchLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The events a scan keeps in a lake, and what detectors that are searches find in them. */
final class KeptEvents {
  private final Ingest ingest;
  private final Path folder;
  private final TimeRange range;
  private final Consumer<String> notices;
  private int failed;

  /**
   * What is kept.
   *
   * @param folder the lake's
   * @param range the time that is looked at
   * @param notices told what was kept and searched
   */
  KeptEvents(Ingest ingest, Path folder, TimeRange range, Consumer<String> notices) {
    this.ingest = ingest;
    this.folder = folder;
    this.range = range;
    this.notices = notices;
  }

  Ingest ingest() {
    return ingest;
  }

  /** How many searches could not be run to their end. */
  int failed() {
    return failed;
  }

  /** Once all is read: what was kept counts, and is searched in the time of what was read. */
  Searcher.Found found(List<Detector> searches, Census census, EvidenceStore evidence) {
    commit();
    if (searches.isEmpty()) {
      return Searcher.Found.NOTHING;
    }
    try (SearchedRows rows = SearchedRows.lake(folder)) {
      SearchDetection.Fired fired =
          new SearchDetection(rows.rows(), SearchLimits.usual(), notices)
              .fired(searches, CensusTime.of(census, range), evidence);
      notices.accept(
          "searched: "
              + Phrase.count(searches.size(), "detector")
              + ", "
              + Phrase.count(
                  fired.windows(),
                  "window of time that has its events",
                  "windows of time that have their events"));
      failed = fired.failed();
      return new Searcher.Found(fired.matches(), searches.size() - failed);
    }
  }

  private void commit() {
    Ingest.Outcome outcome = ingest.commit();
    long kept = outcome.kept().values().stream().mapToLong(Long::longValue).sum();
    notices.accept(
        "kept: "
            + Phrase.count(kept, "new event")
            + ", "
            + Phrase.grouped(outcome.duplicates())
            + " the lake had, "
            + Phrase.grouped(outcome.left().values().stream().mapToLong(Long::longValue).sum())
            + " left out by routes, in "
            + folder
            + (outcome.commit() == 0 ? "" : ", commit " + outcome.commit()));
  }
}
