package dev.haetae.detect.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.sigma.Expression;
import dev.haetae.detect.sigma.Header;
import dev.haetae.detect.sigma.Relation;
import dev.haetae.detect.sigma.SigmaRule;
import dev.haetae.detect.sigma.TextPattern;
import dev.haetae.detect.sigma.ValueTest;
import dev.haetae.model.address.Network;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.LogSource;
import dev.haetae.model.event.ValueKind;
import dev.haetae.testkit.EventFixture;
import dev.haetae.testkit.OpenCatalog;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** The compiled engine against the plain interpreter, over rules and events made up at random. */
final class CompiledRulesPropertyTest {
  private static final LogSource ANY =
      new LogSource(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

  /** Few texts and fields, so that rules and events meet often; folding in every way it goes. */
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "A",
          "ab",
          "aB",
          "abc",
          "bca",
          "ÄB",
          "äb",
          "ß",
          "Σ",
          "ς",
          "K",
          "k",
          "\u212A",
          "ſ",
          "s",
          "Ⱥ",
          "ⱥ",
          "5",
          "5.0",
          "7",
          "10.1.2.3",
          "10.9.9.9",
          "fd00::1",
          "::ffff:10.1.2.3",
          "-a",
          "/a",
          "–a",
          "a-b",
          "null",
          "true",
          "2026-11-22T05:20:00Z",
          "日本",
          "a b",
          "*",
          "?");

  private static final List<String> FIELDS = List.of("f", "g", "h.i");

  @Property(tries = 2000)
  void matchesAsTheSpecificationSays(
      @ForAll("rules") List<Expression> conditions,
      @ForAll("records") List<Map<String, @Nullable Object>> records) {
    List<SigmaRule> rules = new ArrayList<>();
    conditions.forEach(condition -> rules.add(rule(condition)));
    CompiledRules compiled = CompiledRules.compile(rules, OpenCatalog.anything("log"));
    EventFixture fixture = new EventFixture("log", compiled.fields());
    Matcher matcher = compiled.matcher();
    for (Map<String, @Nullable Object> record : records) {
      Event event = fixture.of(record, "raw a-B ÄB " + record.get("f"));
      TreeSet<Integer> matched = new TreeSet<>();
      matcher.match(event, rule -> assertThat(matched.add(rule)).isTrue());
      assertThat(matched).as("%s of %s", record, conditions).isEqualTo(expected(conditions, event));
    }
  }

  private static Set<Integer> expected(List<Expression> conditions, Event event) {
    Map<String, List<Interpreter.Value>> fields = new LinkedHashMap<>();
    for (int field = 0; field < event.selection().size(); field++) {
      List<Interpreter.Value> values = new ArrayList<>();
      for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
        ValueKind kind = event.kind(value);
        values.add(new Interpreter.Value(kind, event.text(value)));
      }
      fields.put(event.selection().paths().get(field), values);
    }
    Interpreter interpreter = new Interpreter(fields, event.raw().text());
    TreeSet<Integer> expected = new TreeSet<>();
    for (int rule = 0; rule < conditions.size(); rule++) {
      if (interpreter.holds(conditions.get(rule))) {
        expected.add(rule);
      }
    }
    return expected;
  }

  private static SigmaRule rule(Expression condition) {
    Header header =
        new Header("id", Optional.empty(), "title", "", "stable", "low", List.of(), List.of());
    return new SigmaRule(header, ANY, Map.of(), condition);
  }

  @Provide
  Arbitrary<List<Expression>> rules() {
    return expressions(3).list().ofMinSize(1).ofMaxSize(8);
  }

  /** So many that they are looked for together. */
  private static Arbitrary<Expression> manyTextsOfOneField() {
    Arbitrary<List<String>> texts = Arbitraries.of(TEXTS).list().ofMinSize(8).ofMaxSize(14);
    return Combinators.combine(Arbitraries.of(FIELDS), texts)
        .as((field, all) ->
            new Expression.Or(all.stream().map(text -> containing(field, text)).toList()));
  }

  private static Expression containing(String field, String text) {
    TextPattern pattern = TextPattern.literal(text).open(true, true);
    return new Expression.Test(Optional.of(field), new ValueTest.Text(pattern, false));
  }

  private Arbitrary<Expression> expressions(int depth) {
    Arbitrary<Expression> test = tests();
    if (depth == 0) {
      return test;
    }
    Arbitrary<List<Expression>> parts = expressions(depth - 1).list().ofMinSize(1).ofMaxSize(5);
    return Arbitraries.frequencyOf(
        Tuple.of(3, test),
        Tuple.of(1, manyTextsOfOneField()),
        Tuple.of(2, parts.map(Expression.And::new)),
        Tuple.of(3, parts.map(Expression.Or::new)),
        Tuple.of(1, expressions(depth - 1).map(Expression.Not::new)),
        Tuple.of(
            1,
            Combinators.combine(Arbitraries.integers().between(1, 4), parts)
                .as((count, of) -> new Expression.AtLeast(Math.min(count, of.size()), of))));
  }

  private Arbitrary<Expression> tests() {
    Arbitrary<Optional<String>> field = Arbitraries.of(FIELDS).map(Optional::of);
    Arbitrary<Expression> ofField =
        Combinators.combine(field, valueTests()).as(Expression.Test::new);
    Arbitrary<Expression> keyword =
        patterns()
            .map(pattern ->
                new Expression.Test(
                    Optional.empty(), new ValueTest.Text(pattern.open(true, true), false)));
    return Arbitraries.frequencyOf(Tuple.of(9, ofField), Tuple.of(1, keyword));
  }

  private Arbitrary<ValueTest> valueTests() {
    Arbitrary<ValueTest> text =
        Combinators.combine(patterns(), Arbitraries.of(true, false, false)).as(ValueTest.Text::new);
    Arbitrary<BigDecimal> numbers =
        Arbitraries.of("5", "5.0", "7", "-3", "1e2", "20").map(BigDecimal::new);
    Arbitrary<Relation> relations = Arbitraries.of(Relation.class);
    Arbitrary<ValueTest> same =
        Combinators.combine(
                Arbitraries.of(FIELDS),
                Arbitraries.of(ValueTest.Position.class),
                Arbitraries.of(true, false))
            .as(ValueTest.SameAs::new);
    Arbitrary<ValueTest> regex =
        Combinators.combine(
                Arbitraries.of(
                    "ab",
                    "^a",
                    "(a|b)c",
                    "a+b?c*",
                    "[a-c]{2}",
                    "ä",
                    "\\w\\.",
                    "k",
                    "b$|x",
                    "a.*b",
                    "ab.*(bc|ab)",
                    "a b.?a-"),
                Arbitraries.of(true, false))
            .as((pattern, ignore) -> new ValueTest.Regex(pattern, ignore, false, false));
    return Arbitraries.frequencyOf(
        Tuple.of(8, text),
        Tuple.of(2, numbers.map(number -> new ValueTest.Numeric(number, number.toString()))),
        Tuple.of(1, Combinators.combine(relations, numbers).as(ValueTest.Compared::new)),
        Tuple.of(1, Arbitraries.just(new ValueTest.Null())),
        Tuple.of(1, Arbitraries.of(true, false).map(ValueTest.Exists::new)),
        Tuple.of(1, regex),
        Tuple.of(
            1,
            Arbitraries.of("10.0.0.0/8", "10.1.2.3", "fd00::/8", "0.0.0.0/0")
                .map(text2 -> new ValueTest.Cidr(Network.parse(text2).orElseThrow()))),
        Tuple.of(
            1,
            Combinators.combine(Arbitraries.of(ValueTest.Unit.class), relations, numbers)
                .as(ValueTest.DatePart::new)),
        Tuple.of(1, same));
  }

  private Arbitrary<TextPattern> patterns() {
    Arbitrary<String> pieces =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.of(TEXTS)), Tuple.of(2, Arbitraries.of("*", "?")));
    return Combinators.combine(pieces.list().ofMinSize(1).ofMaxSize(4), Arbitraries.of(0, 0, 0, 1))
        .as((texts, dash) -> {
          TextPattern pattern = TextPattern.parse(String.join("", texts));
          return dash == 1 ? pattern.anyDash() : pattern;
        });
  }

  @Provide
  Arbitrary<List<Map<String, @Nullable Object>>> records() {
    Arbitrary<@Nullable Object> values =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.of(TEXTS)),
            Tuple.of(2, Arbitraries.of(TEXTS).list().ofSize(2).map(two -> String.join("", two))),
            Tuple.of(2, Arbitraries.of(5, 7, -3, 100, 20)),
            Tuple.of(1, Arbitraries.of(new BigDecimal("5.0"), new BigDecimal("1E+2"))),
            Tuple.of(1, Arbitraries.of(true, false)),
            Tuple.of(1, Arbitraries.just(List.of())),
            Tuple.of(1, Arbitraries.just(Map.of("x", "ab"))),
            Tuple.of(1, Arbitraries.of(TEXTS).list().ofMaxSize(3)));
    return Combinators.combine(values, values, values, Arbitraries.integers().between(0, 15))
        .as(CompiledRulesPropertyTest::record)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  /** Each bit of {@code shape} takes a field away or makes it null. */
  private static Map<String, @Nullable Object> record(
      @Nullable Object f, @Nullable Object g, @Nullable Object i, int shape) {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    if ((shape & 1) == 0) {
      record.put("f", (shape & 2) == 0 ? f : null);
    }
    if ((shape & 4) == 0) {
      record.put("g", g);
    }
    Map<String, @Nullable Object> h = new LinkedHashMap<>();
    h.put("i", i);
    record.put("h", (shape & 8) == 0 ? h : List.of(h, Map.of("i", "abc")));
    return record;
  }
}
