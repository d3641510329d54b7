package dev.haetae.app.search;

import dev.haetae.search.parse.Language;
import dev.haetae.search.parse.spl.Spl;
import dev.haetae.search.parse.spl.SplLibrary;
import dev.haetae.search.parse.sql.PlainSql;

/** The languages of searches on the command line. */
public enum SearchLanguage {
  SPL,
  SQL;

  /** The language, with macros and saved searches where it has such. */
  public Language with(SplLibrary library) {
    return switch (this) {
      case SPL -> new Spl(library);
      case SQL -> new PlainSql();
    };
  }
}
