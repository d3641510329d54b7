package dev.haetae.search.parse.spl;

import dev.haetae.search.function.TimeModifier;
import dev.haetae.search.plan.Comparison;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * The terms of {@code search}: words, phrases, fields with values, subsearches. OR binds tighter
 * than AND, as Splunk has it; AND may be left out.
 */
final class TermParser {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("M/d/yyyy:H:m:s", Locale.ROOT);

  /** What bounds the time, and how. */
  private static final Map<String, Comparison> BOUNDS =
      Map.of(
          "earliest", Comparison.GREATER_OR_EQUAL,
          "starttime", Comparison.GREATER_OR_EQUAL,
          "_index_earliest", Comparison.GREATER_OR_EQUAL,
          "latest", Comparison.LESS,
          "endtime", Comparison.LESS,
          "_index_latest", Comparison.LESS);

  private static final String ENDS_WORD = "()\"|[],=<>!";

  private final SplReader in;
  private final ZonedDateTime now;
  private final Function<SplReader, Plan> subsearch;
  private final Map<Expr, TimeRange> times = new HashMap<>();
  private List<String> ends = List.of();

  TermParser(SplReader in, ZonedDateTime now, Function<SplReader, Plan> subsearch) {
    this.in = in;
    this.now = now;
    this.subsearch = subsearch;
  }

  /** The same, up to one of some words outside of parentheses. */
  TermParser endingAt(List<String> words) {
    this.ends = List.copyOf(words);
    return this;
  }

  /**
   * The times that all rows must be of, by {@code earliest=} and {@code latest=} in the terms;
   * where these stand beside OR, those of which some row may be.
   */
  TimeRange range(Expr terms) {
    if (!(terms instanceof Expr.Call call)) {
      return times.getOrDefault(terms, TimeRange.ALL);
    }
    List<TimeRange> ranges = call.arguments().stream().map(this::range).toList();
    return switch (call.function()) {
      case "and" -> ranges.stream().reduce(TimeRange.ALL, (one, later) -> later.orElse(one));
      case "or" -> hull(ranges);
      default -> TimeRange.ALL;
    };
  }

  private static TimeRange hull(List<TimeRange> ranges) {
    Optional<Instant> from =
        ranges.stream().allMatch(each -> each.from().isPresent())
            ? ranges.stream().flatMap(each -> each.from().stream()).min(Comparator.naturalOrder())
            : Optional.empty();
    Optional<Instant> to =
        ranges.stream().allMatch(each -> each.to().isPresent())
            ? ranges.stream().flatMap(each -> each.to().stream()).max(Comparator.naturalOrder())
            : Optional.empty();
    return new TimeRange(from, to);
  }

  /** What is left of the terms where rows are of their range already; empty for nothing. */
  Optional<Expr> beside(Expr terms) {
    if (times.containsKey(terms)) {
      return Optional.empty();
    }
    return terms instanceof Expr.Call call && call.function().equals("and")
        ? joined(
            "and",
            call.arguments().stream().flatMap(each -> beside(each).stream()).toList(),
            call.at())
        : Optional.of(terms);
  }

  /** All terms up to the end of the command; empty when there are none. */
  Optional<Expr> parse() {
    int at = in.at();
    List<Expr> parts = new ArrayList<>();
    while (!in.atCommandEnd() && !in.ahead(")") && ends.stream().noneMatch(in::aheadWord)) {
      if (!in.acceptWord("AND")) {
        either().ifPresent(parts::add);
      }
    }
    return joined("and", parts, at);
  }

  private static Optional<Expr> joined(String word, List<Expr> parts, int at) {
    return switch (parts.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(parts.getFirst());
      default -> Optional.of(new Expr.Call(word, parts, at));
    };
  }

  private Optional<Expr> either() {
    int at = in.at();
    List<Expr> parts = new ArrayList<>();
    term().ifPresent(parts::add);
    while (in.acceptWord("OR")) {
      if (in.atCommandEnd()) {
        throw in.expected("a term after OR");
      }
      term().ifPresent(parts::add);
    }
    return joined("or", parts, at);
  }

  private Optional<Expr> term() {
    int at = in.at();
    if (in.acceptWord("NOT")) {
      if (in.atCommandEnd()) {
        throw in.expected("a term after NOT");
      }
      in.deeper();
      Optional<Expr> negated = term().map(inner -> new Expr.Call("not", List.of(inner), at));
      in.shallower();
      return negated;
    }
    if (in.accept("(")) {
      in.deeper();
      Optional<Expr> inner = parse();
      in.need(")");
      in.shallower();
      return inner;
    }
    if (in.accept("[")) {
      Plan plan = subsearch.apply(in);
      in.need("]");
      return Optional.of(new Expr.Subsearch(plan, at));
    }
    in.accept(",");
    return fieldOrWords();
  }

  private Optional<Expr> fieldOrWords() {
    int at = in.at();
    boolean quoted = in.peek() == '"';
    String name = name();
    if (name.isEmpty() && !quoted) {
      throw in.expected("a term");
    }
    if (in.aheadWord("IN") || in.ahead("IN(") || in.ahead("in(")) {
      int place = in.at();
      in.back(place + 2);
      if (in.accept("(")) {
        return Optional.of(anyOf(SplReader.unescaped(name), at));
      }
      in.back(place);
    }
    if (!quoted && in.raw() == '(' && (name.equals("TERM") || name.equals("CASE"))) {
      in.need("(");
      String word = in.take(c -> c != ')');
      in.need(")");
      return Optional.of(new Expr.Term(word.strip(), at));
    }
    Optional<Comparison> comparison = comparison();
    if (comparison.isPresent()) {
      return field(SplReader.unescaped(name), comparison.get(), at);
    }
    return name.equals("*") ? Optional.empty() : Optional.of(new Expr.Term(name, at));
  }

  private String name() {
    return switch (in.peek()) {
      case '"' -> in.rawQuoted();
      case '\'' -> in.quoted();
      default -> in.take(c -> !Character.isWhitespace(c) && ENDS_WORD.indexOf(c) < 0);
    };
  }

  private Optional<Comparison> comparison() {
    for (String sign : List.of("==", "!=", "<=", ">=", "=", "<", ">")) {
      if (in.accept(sign)) {
        return Optional.of(Comparison.of(sign));
      }
    }
    return Optional.empty();
  }

  private Optional<Expr> field(String name, Comparison comparison, int at) {
    int place = in.at();
    String pattern = pattern(c -> !Character.isWhitespace(c) && ")|]\"".indexOf(c) < 0);
    Comparison bound = BOUNDS.get(name);
    if (bound == null) {
      return Optional.of(new Expr.Match(name, comparison, pattern, at));
    }
    Instant time = time(pattern, place).truncatedTo(ChronoUnit.MILLIS);
    String seconds = BigDecimal.valueOf(time.toEpochMilli(), 3).toPlainString();
    Expr term = new Expr.Match("_time", bound, seconds, at);
    times.put(
        term,
        bound == Comparison.LESS
            ? new TimeRange(Optional.empty(), Optional.of(time))
            : new TimeRange(Optional.of(time), Optional.empty()));
    return Optional.of(term);
  }

  private String pattern(IntPredicate bare) {
    if (in.peek() == '"') {
      return in.rawQuoted();
    }
    if (in.peek() == '\'') {
      return in.rawQuoted();
    }
    StringBuilder pattern = new StringBuilder(in.take(bare));
    while (in.raw() == '"' && !pattern.isEmpty() && pattern.charAt(pattern.length() - 1) == '\\') {
      pattern.setCharAt(pattern.length() - 1, '"');
      in.back(in.place() + 1);
      if (bare.test(in.raw())) {
        pattern.append(in.take(bare));
      }
    }
    if (pattern.isEmpty()) {
      throw in.expected("a value");
    }
    return pattern.toString();
  }

  private Expr anyOf(String name, int at) {
    List<Expr> parts = new ArrayList<>();
    do {
      if (in.accept(",")) {
        continue;
      }
      String pattern = pattern(c -> !Character.isWhitespace(c) && "),|[]\"".indexOf(c) < 0);
      parts.add(new Expr.Match(name, Comparison.EQUAL, pattern, at));
      in.accept(",");
    } while (!in.ahead(")") && !in.atEnd());
    in.need(")");
    return parts.size() == 1 ? parts.getFirst() : new Expr.Call("or", parts, at);
  }

  private Instant time(String written, int place) {
    Optional<TimeModifier> modifier = TimeModifier.parse(written);
    if (modifier.isPresent()) {
      return modifier.get().from(now);
    }
    try {
      if (written.matches("\\d{1,12}(\\.\\d{1,9})?")) {
        return Instant.ofEpochMilli(Math.round(Double.parseDouble(written) * 1000));
      }
      if (written.matches("\\d{4}-\\d\\d-\\d\\d")) {
        return LocalDate.parse(written).atStartOfDay(now.getZone()).toInstant();
      }
      if (written.matches(".*(?:Z|[+-]\\d\\d:?\\d\\d)") && written.indexOf('/') <= 0) {
        return OffsetDateTime.parse(written).toInstant();
      }
      LocalDateTime local =
          written.indexOf('/') > 0
              ? LocalDateTime.parse(written, WRITTEN)
              : LocalDateTime.parse(written);
      return local.atZone(now.getZone()).toInstant();
    } catch (DateTimeParseException none) {
      throw in.mistake(
          place,
          "expected a time such as -24h@h, now, 11/26/2026:14:00:00, 2026-11-26,"
              + " 2026-11-26T14:00:00 or seconds since 1970, found "
              + written);
    }
  }
}
