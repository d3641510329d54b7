package dev.haetae.search.parse.insights;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The functions of {@code stats}, in the words of the register all languages share. */
final class InsightsAggregations {
  private static final Map<String, Entry> ALL = register();

  private InsightsAggregations() {}

  /**
   * A function of many rows.
   *
   * @param name as AWS spells it
   * @param function its name in the register
   * @param takesNumber whether a number follows its argument
   */
  record Entry(String name, String function, boolean takesNumber) {}

  private static Map<String, Entry> register() {
    Map<String, Entry> all = new TreeMap<>();
    for (Entry each :
        new Entry[] {
          new Entry("avg", "avg", false),
          new Entry("count", "count", false),
          new Entry("countDistinct", "dc", false),
          new Entry("count_distinct", "dc", false),
          new Entry("earliest", "earliest", false),
          new Entry("latest", "latest", false),
          new Entry("max", "max", false),
          new Entry("min", "min", false),
          new Entry("pct", "perc", true),
          new Entry("sortsFirst", "min", false),
          new Entry("sortsLast", "max", false),
          new Entry("stddev", "stdev", false),
          new Entry("sum", "sum", false),
          new Entry("topk", "topk", true),
          new Entry("values", "values", false),
          new Entry("variance", "var", false)
        }) {
      all.put(each.name().toLowerCase(Locale.ROOT), each);
    }
    return Map.copyOf(all);
  }

  static Optional<Entry> find(String name) {
    return Optional.ofNullable(ALL.get(name.toLowerCase(Locale.ROOT)));
  }

  static Set<String> names() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    ALL.values().forEach(each -> names.add(each.name()));
    return names;
  }
}
