package dev.haetae.search.parse.insights;

import java.util.Set;
import java.util.TreeSet;

/** The words of the language, for completion and for the nearest of what was written. */
public final class InsightsWords {
  /** Functions whose arguments are no expressions, which the parser reads itself. */
  private static final Set<String> SPECIAL =
      Set.of("bin", "datefloor", "dateceil", "queryStartTime", "queryEndTime", "queryTimeRange");

  private InsightsWords() {}

  /** The commands that are known. */
  public static Set<String> commands() {
    return InsightsParser.commandNames();
  }

  /** The functions of one row that are known, as AWS spells them. */
  public static Set<String> functions() {
    Set<String> names = new TreeSet<>(InsightsFunctions.names());
    names.addAll(SPECIAL);
    return names;
  }

  /** The functions of many rows that are known. */
  public static Set<String> aggregations() {
    return InsightsAggregations.names();
  }
}
