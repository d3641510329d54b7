package dev.haetae.app.search;

import dev.haetae.search.parse.Language;
import dev.haetae.search.parse.insights.Insights;
import dev.haetae.search.parse.spl.Spl;
import dev.haetae.search.parse.spl.SplLibrary;
import dev.haetae.search.parse.sql.PlainSql;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The languages of searches on the command line. */
public enum SearchLanguage {
  SPL,
  INSIGHTS,
  SQL;

  /** The language, with macros and saved searches where it has such. */
  public Language with(SplLibrary library) {
    return with(library, ZoneOffset.UTC);
  }

  /** The same, with times in a zone; SQL has times without one, in UTC. */
  public Language with(SplLibrary library, ZoneId zone) {
    return switch (this) {
      case SPL -> new Spl(library, zone);
      case INSIGHTS -> new Insights(zone);
      case SQL -> new PlainSql();
    };
  }

  /** Its words, for completion. */
  SearchVocabulary vocabulary() {
    return switch (this) {
      case SPL -> SearchVocabulary.SPL;
      case INSIGHTS -> SearchVocabulary.INSIGHTS;
      case SQL -> SearchVocabulary.NONE;
    };
  }
}
