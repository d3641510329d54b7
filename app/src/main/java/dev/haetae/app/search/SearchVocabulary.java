package dev.haetae.app.search;

import dev.haetae.search.function.Aggregates;
import dev.haetae.search.function.Scalars;
import dev.haetae.search.parse.insights.InsightsWords;
import dev.haetae.search.parse.spl.SplParser;
import java.util.Set;

/**
 * The words of a language of searches.
 *
 * @param commands what may stand behind a pipe
 * @param beginsWithCommand whether a search begins with a command, not with terms
 * @param gathering the commands that take functions of many rows
 * @param computing the commands that take functions of one row
 * @param fields the fields every event has in the language
 */
record SearchVocabulary(
    Set<String> commands,
    boolean beginsWithCommand,
    Set<String> gathering,
    Set<String> aggregations,
    Set<String> computing,
    Set<String> functions,
    Set<String> fields) {

  /** Splunk's language. */
  static final SearchVocabulary SPL =
      new SearchVocabulary(
          SplParser.commandNames(),
          false,
          Set.of("stats", "eventstats", "streamstats", "chart", "timechart", "tstats"),
          Aggregates.names(),
          Set.of("eval", "where"),
          Scalars.names(),
          Set.of());

  /** The language of Logs Insights. */
  static final SearchVocabulary INSIGHTS =
      new SearchVocabulary(
          InsightsWords.commands(),
          true,
          Set.of("stats"),
          InsightsWords.aggregations(),
          Set.of("fields", "display", "filter", "where", "sort", "stats", "unnest"),
          InsightsWords.functions(),
          Set.of("@timestamp", "@message", "@log", "@logStream", "@ptr"));

  /** A language whose words are not completed. */
  static final SearchVocabulary NONE =
      new SearchVocabulary(Set.of(), false, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
}
