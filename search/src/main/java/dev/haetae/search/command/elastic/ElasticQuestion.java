package dev.haetae.search.command.elastic;

import dev.haetae.model.NearestName;
import dev.haetae.search.command.CommandFailure;
import dev.haetae.search.command.Invocation;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is asked of a cluster.
 *
 * @param query in the syntax of Lucene's query strings
 * @param size the most documents
 * @param from only documents from then on
 * @param to only documents before
 */
record ElasticQuestion(
    String index, String query, long size, Optional<Instant> from, Optional<Instant> to) {
  static final List<String> WORDS = List.of("index", "query", "size", "start_time", "end_time");

  /** What indexes, their patterns and lists of them are written with; no slash among it. */
  private static final Pattern INDEX =
      Pattern.compile("[A-Za-z0-9.*<][A-Za-z0-9_.*:,<>{}+-]{0,500}");

  private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,8}");

  /**
   * Reads the words of a command.
   *
   * @throws CommandFailure for what is not understood
   */
  static ElasticQuestion of(Invocation invocation, ElasticCluster cluster) {
    Map<String, String> values = values(invocation);
    String index =
        Optional.ofNullable(values.get("index"))
            .or(cluster::index)
            .orElseThrow(() -> new CommandFailure("expected index=NAME, such as index=logs-*"));
    if (!INDEX.matcher(index).matches()) {
      throw new CommandFailure(
          "index: expected names of indexes or patterns with * and commas between, met " + index);
    }
    String size = values.getOrDefault("size", Long.toString(cluster.terms().rows() + 1));
    if (!SIZE.matcher(size).matches()) {
      throw new CommandFailure("size: expected a whole number from 1 on, met " + size);
    }
    boolean own = values.containsKey("start_time") || values.containsKey("end_time");
    return new ElasticQuestion(
        index,
        values.getOrDefault("query", "*"),
        Long.parseLong(size),
        own ? time(values, "start_time", invocation) : invocation.range().from(),
        own ? time(values, "end_time", invocation) : invocation.range().to());
  }

  private static Map<String, String> values(Invocation invocation) {
    Map<String, String> values = new HashMap<>();
    for (String argument : invocation.arguments()) {
      int equals = argument.indexOf('=');
      String word = equals < 0 ? argument : argument.substring(0, equals);
      if (equals < 0 || !WORDS.contains(word)) {
        throw new CommandFailure(
            "expected "
                + String.join("=..., ", WORDS)
                + "=..., met "
                + argument
                + NearestName.ask(word, WORDS));
      }
      if (values.put(word, argument.substring(equals + 1)) != null) {
        throw new CommandFailure(word + " stands there twice");
      }
    }
    return values;
  }

  private static Optional<Instant> time(
      Map<String, String> values, String word, Invocation invocation) {
    return Optional.ofNullable(values.get(word))
        .map(text ->
            DateMath.instant(text, invocation.now())
                .orElseThrow(() ->
                    new CommandFailure(
                        word + ": expected " + DateMath.EXPECTED + ", met " + text)));
  }
}
