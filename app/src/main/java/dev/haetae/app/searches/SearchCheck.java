package dev.haetae.app.searches;

import dev.haetae.app.search.SearchLanguage;
import dev.haetae.detect.Detector;
import dev.haetae.detect.sigma.SigmaSearch;
import dev.haetae.detect.yaml.RuleProblem;
import dev.haetae.search.parse.Language;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.parse.spl.SplLibrary;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.run.SearchedEvents;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Holds the query of a detector against its language before anything runs. */
public final class SearchCheck {
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
    // A range no query would name by itself, to see whether it keeps to the one it is given.
    TimeRange window =
        new TimeRange(
            Optional.of(Instant.ofEpochSecond(86_399)), Optional.of(Instant.ofEpochSecond(86_417)));
    String query = search.query().text();
    try {
      Language language = language(search);
      Optional<TimeRange> read =
          SearchedEvents.range(
              language.parse(language.expanded(query), Instant.ofEpochSecond(86_417), window));
      if (read.isEmpty()) {
        return Optional.of(
            search
                .query()
                .mark()
                .problem("expected a search that reads events, as its first step"));
      }
      return read.get().equals(window)
          ? Optional.empty()
          : Optional.of(
              search
                  .query()
                  .mark()
                  .problem("a detector's search names no time: its window and every do"));
    } catch (QueryMistake mistake) {
      String where = search.query().block() ? "\n" + mistake.getMessage() : ": " + mistake.reason();
      return Optional.of(
          search.query().at(mistake.at()).problem("the query is not understood" + where));
    }
  }

  /** The language of a search; no macros, no commands but its own. */
  static Language language(SigmaSearch search) {
    return SearchLanguage.valueOf(search.language().toUpperCase(Locale.ROOT))
        .with(SplLibrary.EMPTY);
  }
}
