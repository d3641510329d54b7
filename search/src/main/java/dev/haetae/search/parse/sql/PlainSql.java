package dev.haetae.search.parse.sql;

import dev.haetae.search.parse.Language;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.SourcePlan;
import dev.haetae.search.plan.TimeRange;
import java.time.Instant;

/**
 * DuckDB's SQL: one SELECT over the relation {@code events}, whose columns are the fields the
 * source knows and {@code _raw}. That it is one SELECT and nothing else, DuckDB itself says before
 * it is run.
 */
public final class PlainSql implements Language {
  @Override
  public Plan parse(String text, Instant now, TimeRange range) {
    String query = text.strip();
    while (query.endsWith(";")) {
      query = query.substring(0, query.length() - 1).strip();
    }
    if (query.isEmpty()) {
      throw new QueryMistake(text, 0, "the search is empty; expected SELECT … FROM events");
    }
    return new SourcePlan.Sql(query, range);
  }

  @Override
  public Expr terms(String terms, Instant now) {
    throw new QueryMistake(terms, 0, "SQL has no search terms");
  }
}
