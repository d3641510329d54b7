package dev.haetae.app.search;

import dev.haetae.search.parse.Language;
import dev.haetae.search.parse.insights.Insights;
import dev.haetae.search.parse.spl.Spl;
import dev.haetae.search.parse.spl.SplLibrary;
import dev.haetae.search.parse.sql.PlainSql;

/** The languages of searches on the command line. */
public enum SearchLanguage {
  SPL,
  INSIGHTS,
  SQL;

  /** The language, with macros and saved searches where it has such. */
  public Language with(SplLibrary library) {
    return switch (this) {
      case SPL -> new Spl(library);
      case INSIGHTS -> new Insights();
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
