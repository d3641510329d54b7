package dev.haetae.search.plan;

import java.util.List;
import java.util.Optional;

/** Rows that come from no step: what is read, made or written down. */
public sealed interface SourcePlan extends Plan {

  /** The rows of the sources. */
  record Scan(TimeRange range, int at) implements SourcePlan {}

  /** What a SELECT of SQL gives over the rows of the sources, named {@code events} in it. */
  record Sql(String select, TimeRange range) implements SourcePlan {}

  /** Rows made of nothing but the current time. */
  record Generate(long count) implements SourcePlan {}

  /** Rows that are written in the search. */
  record Rows(List<String> fields, List<List<Optional<String>>> rows) implements SourcePlan {
    public Rows {
      fields = List.copyOf(fields);
      rows = List.copyOf(rows);
    }
  }

  /** The rows of a lookup table. */
  record Table(String table, int at) implements SourcePlan {}

  /** The rows that reach the steps of an {@link JoinPlan.AppendPipe}. */
  record Incoming() implements SourcePlan {}
}
