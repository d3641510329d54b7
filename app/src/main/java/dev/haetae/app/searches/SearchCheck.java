package dev.haetae.app.searches;

import dev.haetae.app.search.SearchLanguage;
import dev.haetae.detect.Detector;
import dev.haetae.detect.sigma.SigmaSearch;
import dev.haetae.detect.yaml.RuleProblem;
import dev.haetae.search.parse.Language;
import dev.haetae.search.parse.Query;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.parse.spl.SplLibrary;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.run.SearchedEvents;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Holds the query of a detector against its language before anything runs. */
public final class SearchCheck {
  /** No query names it by itself, which shows whether one keeps to the time it is given. */
  private static final TimeRange ODD_WINDOW =
      new TimeRange(
          Optional.of(Instant.ofEpochSecond(86_399)), Optional.of(Instant.ofEpochSecond(86_417)));

  private SearchCheck() {}

  /** The search of a detector that is one. */
  public static Optional<SigmaSearch> search(Detector detector) {
    return detector.document() instanceof SigmaSearch search
        ? Optional.of(search)
        : Optional.empty();
  }

  /** What is wrong with its query, with the place in its file; empty for any other detector. */
  public static Optional<RuleProblem> problem(Detector detector) {
    return search(detector).flatMap(SearchCheck::problem);
  }

  private static Optional<RuleProblem> problem(SigmaSearch search) {
    try {
      Plan plan = query(search, Instant.ofEpochSecond(86_417), ODD_WINDOW).expanded().plan();
      return wrongTime(plan).map(words -> search.query().mark().problem(words));
    } catch (QueryMistake mistake) {
      String where = search.query().block() ? "\n" + mistake.getMessage() : ": " + mistake.reason();
      return Optional.of(
          search.query().at(mistake.at()).problem("the query is not understood" + where));
    }
  }

  private static Optional<String> wrongTime(Plan plan) {
    Optional<TimeRange> read = SearchedEvents.range(plan);
    if (read.isEmpty()) {
      return Optional.of("expected a search that reads events, as its first step");
    }
    return read.get().equals(ODD_WINDOW)
        ? Optional.empty()
        : Optional.of("a detector's search names no time: its window and every do");
  }

  /** The search as it is asked of a time; no macros, no commands but those of its language. */
  static Query query(SigmaSearch search, Instant now, TimeRange range) {
    Language language =
        SearchLanguage.valueOf(search.language().toUpperCase(Locale.ROOT)).with(SplLibrary.EMPTY);
    return new Query(language, search.query().text(), now, range);
  }
}
