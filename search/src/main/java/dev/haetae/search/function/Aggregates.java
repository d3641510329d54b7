package dev.haetae.search.function;

import dev.haetae.search.function.Aggregate.Place;
import dev.haetae.search.plan.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The register of the functions of many rows. */
public final class Aggregates {
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "c", "count",
          "distinct_count", "dc",
          "mean", "avg",
          "p", "perc",
          "percentile", "perc",
          "estdc", "dc");

  /** Functions Splunk's language does not name. */
  private static final Set<String> OF_OTHERS = Set.of("topk");

  /** Sums by a length of time; of what length is known where there are buckets of time. */
  public static final List<String> PER_TIME =
      List.of("per_second", "per_minute", "per_hour", "per_day");

  private static final Map<String, Aggregate> ALL = register();

  /** The time of a row of the lake. */
  private static final Pattern MOMENT = Pattern.compile("epoch\\((\"[a-z_]+\")\\)");

  private Aggregates() {}

  private static Map<String, Aggregate> register() {
    Map<String, Aggregate> all = new LinkedHashMap<>();
    List<Aggregate> each = new ArrayList<>();
    each.add(new Aggregate("count", false, false, Aggregates::count));
    each.add(new Aggregate("dc", false, true, Aggregates::distinct));
    numeric(each, "sum", "sum");
    numeric(each, "avg", "avg");
    numeric(each, "stdev", "stddev_samp");
    numeric(each, "stdevp", "stddev_pop");
    numeric(each, "var", "var_samp");
    numeric(each, "varp", "var_pop");
    each.add(new Aggregate("median", false, true, (value, place) -> percentile(value, place, 50)));
    each.add(new Aggregate("sumsq", false, true, Aggregates::squares));
    each.add(new Aggregate("range", false, true, Aggregates::range));
    each.add(new Aggregate("min", false, true, (value, place) -> extreme("min", value, place)));
    each.add(new Aggregate("max", false, true, (value, place) -> extreme("max", value, place)));
    each.add(new Aggregate("mode", false, true, (value, place) -> plain("mode", value, place)));
    for (String name : List.of("perc", "exactperc", "upperperc")) {
      each.add(
          new Aggregate(
              name, true, true, (value, place) -> percentile(value, place, place.percent())));
    }
    each.add(new Aggregate("first", false, true, (value, place) -> end("first", value, place)));
    each.add(new Aggregate("last", false, true, (value, place) -> end("last", value, place)));
    each.add(
        new Aggregate("earliest", false, true, (value, place) -> timed("arg_min", value, place)));
    each.add(
        new Aggregate("latest", false, true, (value, place) -> timed("arg_max", value, place)));
    each.add(
        new Aggregate("earliest_time", false, true, (value, place) -> when("min", value, place)));
    each.add(
        new Aggregate("latest_time", false, true, (value, place) -> when("max", value, place)));
    each.add(new Aggregate("rate", false, true, Aggregates::rate));
    each.add(new Aggregate("list", false, true, Aggregates::list));
    each.add(new Aggregate("values", false, true, Aggregates::values));
    each.add(new Aggregate("sparkline", false, true, Aggregates::sparkline));
    for (String name : PER_TIME) {
      each.add(
          new Aggregate(
              name,
              false,
              true,
              (value, place) -> SqlValue.number(place.call("sum", wide(value), ""))));
    }
    each.add(new Aggregate("topk", true, true, Aggregates::mostFrequent));
    for (Aggregate aggregate : each) {
      all.put(aggregate.name(), aggregate);
    }
    return all;
  }

  private static void numeric(List<Aggregate> all, String name, String function) {
    all.add(
        new Aggregate(
            name,
            false,
            true,
            (value, place) -> SqlValue.number(place.call(function, wide(value), ""))));
  }

  /** A name as it is written, taken apart. */
  public record Named(Aggregate aggregate, double percent) {}

  /** The function of a name that is known. */
  public static Aggregate named(String name) {
    return Optional.ofNullable(ALL.get(OTHER_NAMES.getOrDefault(name, name))).orElseThrow();
  }

  /** Splunk's function of that name, {@code p95} and {@code perc99.9} among them. */
  public static Optional<Named> find(String written) {
    return read(written).filter(named -> !OF_OTHERS.contains(named.aggregate().name()));
  }

  private static Optional<Named> read(String written) {
    Aggregate same = ALL.get(OTHER_NAMES.getOrDefault(written, written));
    if (same != null && !same.takesPercent()) {
      return Optional.of(new Named(same, 0));
    }
    int digits = written.length();
    while (digits > 0 && "0123456789.".indexOf(written.charAt(digits - 1)) >= 0) {
      digits--;
    }
    String name = written.substring(0, digits);
    Aggregate aggregate = ALL.get(OTHER_NAMES.getOrDefault(name, name));
    if (aggregate == null || !aggregate.takesPercent() || digits == written.length()) {
      return Optional.empty();
    }
    return Compare.numeric(written.substring(digits))
        .filter(percent -> percent >= 0 && percent <= 100)
        .map(percent -> new Named(aggregate, percent));
  }

  /** Every name of Splunk's, other names among them; percentiles without their number. */
  public static Set<String> names() {
    Map<String, String> names = new TreeMap<>(OTHER_NAMES);
    ALL.keySet().stream()
        .filter(name -> !OF_OTHERS.contains(name))
        .forEach(name -> names.put(name, name));
    return names.keySet();
  }

  private static String wide(SqlValue value) {
    return value.type().isNumeric() ? value.sql() : value.asNumber();
  }

  private static SqlValue count(SqlValue value, Place place) {
    return SqlValue.number(
        switch (value.type()) {
          case BOOLEAN -> place.call("count", "*", value.sql());
          case LIST ->
              "CAST(coalesce("
                  + place.call("sum", "len(" + value.sql() + ")", "")
                  + ", 0) AS BIGINT)";
          default -> place.call("count", value.sql(), "");
        });
  }

  private static SqlValue distinct(SqlValue value, Place place) {
    return SqlValue.number(
        value.type() == Type.LIST
            ? "coalesce(len(list_distinct(flatten("
                + place.call("list", value.sql(), value.sql() + " IS NOT NULL")
                + "))), 0)"
            : place.call("count", "DISTINCT " + value.sql(), ""));
  }

  private static SqlValue squares(SqlValue value, Place place) {
    return SqlValue.number(place.call("sum", "pow(" + wide(value) + ", 2)", ""));
  }

  private static SqlValue range(SqlValue value, Place place) {
    return SqlValue.number(
        "("
            + place.call("max", wide(value), "")
            + " - "
            + place.call("min", wide(value), "")
            + ")");
  }

  /** Least or greatest: of numbers when all are, otherwise of texts. */
  private static SqlValue extreme(String function, SqlValue value, Place place) {
    Matcher moment = MOMENT.matcher(value.sql());
    if (moment.matches()) {
      // A moment is made a number once a group, not once a row.
      String found = place.call(function, moment.group(1), "");
      return SqlValue.of("epoch(" + found + ")", value.type());
    }
    if (value.type().isNumeric()) {
      return SqlValue.of(place.call(function, value.sql(), ""), value.type());
    }
    if (value.type() != Type.TEXT) {
      return SqlValue.text(place.call(function, value.asText(), ""));
    }
    String number = value.asNumber();
    return SqlValue.text(
        "CASE WHEN "
            + place.call("count", value.sql(), "")
            + " = "
            + place.call("count", number, "")
            + " THEN haetae_text("
            + place.call(function, number, "")
            + ") ELSE "
            + place.call(function, value.sql(), "")
            + " END");
  }

  private static SqlValue plain(String function, SqlValue value, Place place) {
    return SqlValue.of(place.call(function, value.sql(), ""), value.type());
  }

  /** A value that is there, the higher of two that are as near, as Splunk has it. */
  private static SqlValue percentile(SqlValue value, Place place, double percent) {
    String share = Double.toString(1 - percent / 100);
    return SqlValue.number(
        "(- " + place.call("quantile_disc", "- (" + wide(value) + "), " + share, "") + ")");
  }

  private static SqlValue end(String function, SqlValue value, Place place) {
    // A window has a function of its own for it, which takes no filter.
    return SqlValue.of(
        place.over().isEmpty()
            ? place.ordered(function, value.sql(), value.sql() + " IS NOT NULL")
            : place.call(function + "_value", value.sql() + " IGNORE NULLS", ""),
        value.type());
  }

  private static SqlValue timed(String function, SqlValue value, Place place) {
    return SqlValue.of(
        place.call(function, value.sql() + ", " + place.time(), value.sql() + " IS NOT NULL"),
        value.type());
  }

  private static SqlValue when(String function, SqlValue value, Place place) {
    return SqlValue.of(place.call(function, place.time(), value.sql() + " IS NOT NULL"), Type.TIME);
  }

  private static SqlValue rate(SqlValue value, Place place) {
    String latest = place.call("arg_max", wide(value) + ", " + place.time(), "");
    String earliest = place.call("arg_min", wide(value) + ", " + place.time(), "");
    String span =
        "("
            + place.call("max", place.time(), "")
            + " - "
            + place.call("min", place.time(), "")
            + ")";
    return SqlValue.number("haetae_divide((" + latest + " - " + earliest + "), " + span + ")");
  }

  /** The values as they come, a hundred of them, as Splunk keeps. */
  private static SqlValue list(SqlValue value, Place place) {
    String sql =
        value.type() == Type.LIST
            ? "flatten(" + place.ordered("list", value.sql(), value.sql() + " IS NOT NULL") + ")"
            : place.ordered("list", value.asText(), value.sql() + " IS NOT NULL");
    return SqlValue.list("haetae_some(list_slice(" + sql + ", 1, 100))");
  }

  /** How many rows there are in each of some stretches of time, drawn as bars. */
  private static SqlValue sparkline(SqlValue bar, Place place) {
    return SqlValue.text(
        "haetae_bars(list_transform(["
            + place.call("histogram", bar.sql(), "")
            + "], lambda haetae_m: list_transform(range("
            + bar.constant().orElse("0")
            + "), lambda haetae_i: coalesce(haetae_m[haetae_i], 0)))[1])");
  }

  /** The values that come most often, the most frequent first; of equals the lesser. */
  private static SqlValue mostFrequent(SqlValue value, Place place) {
    String entries =
        "map_entries("
            + place.call("histogram", value.asText(), value.sql() + " IS NOT NULL")
            + ")";
    return SqlValue.list(
        "haetae_some(list_transform(list_slice(list_sort(list_transform("
            + entries
            + ", lambda each: {'n': - CAST(each.value AS BIGINT), 'v': each.key})), 1, "
            + (long) place.percent()
            + "), lambda each: each.v))");
  }

  private static SqlValue values(SqlValue value, Place place) {
    String sql =
        value.type() == Type.LIST
            ? "list_distinct(flatten("
                + place.call("list", value.sql(), value.sql() + " IS NOT NULL")
                + "))"
            : place.call("list", "DISTINCT " + value.asText(), value.sql() + " IS NOT NULL");
    return SqlValue.list("haetae_some(list_sort(" + sql + "))");
  }
}
