package dev.haetae.detect.match;

import dev.haetae.detect.sigma.Expression;
import dev.haetae.detect.sigma.TextPattern;
import dev.haetae.detect.sigma.ValueTest;
import dev.haetae.model.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Chooses for each rule the anchors by which it is found. Of parts joined by AND one is enough, and
 * the cheapest is taken; parts joined by OR are needed all; a negation is pushed down to the tests,
 * most of which then anchor nothing.
 *
 * <p>What is cheap is guessed from the rules themselves: a field that rules hold against many
 * different texts, as {@code eventName}, tells events apart better than one they hold against few;
 * and a fragment that many rules look for, as the name of a shell, is met more often than one that
 * a single rule has.
 */
final class AnchorPlanner {
  /** Longer fragments say little more and make the automaton larger. */
  private static final int LONGEST_FRAGMENT = 12;

  /**
   * Running a value through the automaton costs more than looking it up; but what the values of a
   * field lead to is remembered.
   */
  private static final double SCANNED = 0.005;

  /** A byte is in so many values; each that must follow it makes them four times rarer. */
  private static final double ONE_BYTE = 0.4;

  private static final double PRESENT = 0.7;
  private static final double DERIVED = 0.8;

  private final FieldNumbers fields;
  private final Map<String, Map<String, Integer>> testsOfField = new HashMap<>();
  private final Map<String, Map<Anchor.Folded, Integer>> fragmentsOfField = new HashMap<>();
  private int rules;

  AnchorPlanner(FieldNumbers fields) {
    this.fields = fields;
  }

  /** Learns from a rule which fields tell events apart; before any is planned. */
  void learn(Expression condition) {
    rules++;
    learnPart(condition);
  }

  private void learnPart(Expression expression) {
    if (expression instanceof Expression.Test test && test.field().isPresent()) {
      exactText(test.test())
          .ifPresent(text ->
              testsOfField
                  .computeIfAbsent(test.field().get(), unused -> new HashMap<>())
                  .merge(text, 1, Integer::sum));
      learnFragments(test);
    }
    expression.children().forEach(this::learnPart);
  }

  private void learnFragments(Expression.Test test) {
    if (exactText(test.test()).isEmpty()) {
      Map<Anchor.Folded, Integer> known =
          fragmentsOfField.computeIfAbsent(test.field().orElseThrow(), unused -> new HashMap<>());
      fragments(test.test()).forEach(text -> known.merge(tail(text), 1, Integer::sum));
    }
  }

  private static Optional<String> exactText(ValueTest test) {
    if (test instanceof ValueTest.Numeric number) {
      return Optional.of(number.written());
    }
    return test instanceof ValueTest.Text text ? text.pattern().literal() : Optional.empty();
  }

  Anchor.Choice plan(String rule, Expression expression) {
    return plan(rule, expression, false);
  }

  private Anchor.Choice plan(String rule, Expression expression, boolean negated) {
    if (expression instanceof Expression.Test test) {
      return negated ? absence(rule, test) : presence(rule, test);
    }
    if (expression instanceof Expression.Not not) {
      return plan(rule, not.part(), !negated);
    }
    List<Anchor.Choice> choices = new ArrayList<>();
    expression.children().forEach(part -> choices.add(plan(rule, part, negated)));
    int needed = needed(expression, choices.size());
    // Unless n of k parts hold, k - n + 1 do not; so the negation asks for that many negated parts.
    return cheapest(choices, negated ? choices.size() - needed + 1 : needed);
  }

  private static int needed(Expression expression, int parts) {
    if (expression instanceof Expression.AtLeast atLeast) {
      return atLeast.count();
    }
    return expression instanceof Expression.And ? parts : 1;
  }

  /** Where n of k parts must hold, one of any k - n + 1 does. */
  private static Anchor.Choice cheapest(List<Anchor.Choice> choices, int needed) {
    choices.sort(Comparator.comparingDouble(Anchor.Choice::cost));
    Set<Anchor> anchors = new HashSet<>();
    List<Anchor> ordered = new ArrayList<>();
    double cost = 0;
    for (Anchor.Choice choice : choices.subList(0, choices.size() - needed + 1)) {
      choice.anchors().stream().filter(anchors::add).forEach(ordered::add);
      cost += choice.cost();
    }
    return cost >= 1 ? Anchor.Choice.ALWAYS : new Anchor.Choice(ordered, cost);
  }

  /** What an event must have to pass a test. */
  private Anchor.Choice presence(String rule, Expression.Test test) {
    if (test.field().isEmpty()) {
      List<String> texts = fragments(test.test());
      return texts.isEmpty() ? Anchor.Choice.ALWAYS : fragments(Anchor.RAW, texts, Map.of());
    }
    OptionalInt field = fields.number(rule, test.field().get());
    boolean byAbsence = ExpressionCompiler.holdsOfAbsent(test.test());
    if (field.isEmpty()) {
      return byAbsence ? Anchor.Choice.ALWAYS : Anchor.Choice.NEVER;
    }
    if (byAbsence) {
      return Anchor.Choice.ALWAYS;
    }
    double more = Field.isDerived(test.field().get()) ? DERIVED : 0;
    Anchor.Choice choice = ofValue(field.getAsInt(), test);
    return new Anchor.Choice(choice.anchors(), choice.cost() + more);
  }

  /** What an event must have to fail a test: nothing, unless the test is of absence. */
  private Anchor.Choice absence(String rule, Expression.Test test) {
    if (test.field().isEmpty() || !ExpressionCompiler.holdsOfAbsent(test.test())) {
      return Anchor.Choice.ALWAYS;
    }
    OptionalInt field = fields.number(rule, test.field().get());
    return field.isEmpty() ? Anchor.Choice.NEVER : present(field.getAsInt());
  }

  private Anchor.Choice ofValue(int field, Expression.Test test) {
    double exactCost = exactCost(test);
    if (test.test() instanceof ValueTest.Numeric number) {
      long bucket = new ByteNumbers.Constant(number.value()).bucket();
      Anchor text = new Anchor.Exact(field, new Anchor.Folded(Folding.fold(number.written())));
      return new Anchor.Choice(List.of(text, new Anchor.Numeric(field, bucket)), exactCost);
    }
    Optional<String> exact = exactText(test.test());
    if (exact.isPresent()) {
      Anchor text = new Anchor.Exact(field, new Anchor.Folded(Folding.fold(exact.get())));
      return new Anchor.Choice(List.of(text), exactCost);
    }
    List<String> texts = fragments(test.test());
    Map<Anchor.Folded, Integer> known =
        fragmentsOfField.getOrDefault(test.field().orElseThrow(), Map.of());
    return texts.isEmpty() ? present(field) : fragments(field, texts, known);
  }

  /** What many rules ask for is common: a service with many rules has many calls, too. */
  private double exactCost(Expression.Test test) {
    Map<String, Integer> tests = testsOfField.getOrDefault(test.field().orElseThrow(), Map.of());
    double all = tests.values().stream().mapToInt(Integer::intValue).sum();
    int same = exactText(test.test()).map(text -> tests.getOrDefault(text, 0)).orElse(0);
    return Math.max(0.5 / (1 + tests.size()), same / (1 + all));
  }

  private static Anchor.Choice present(int field) {
    return new Anchor.Choice(List.of(new Anchor.Present(field)), PRESENT);
  }

  private Anchor.Choice fragments(
      int field, List<String> texts, Map<Anchor.Folded, Integer> known) {
    List<Anchor.Choice> choices = new ArrayList<>();
    for (String text : texts) {
      Anchor.Folded tail = tail(text);
      double others = (known.getOrDefault(tail, 1) - 1) / (1.0 + rules);
      double cost = SCANNED + ONE_BYTE / (1L << (2 * (tail.bytes().length - 1))) + others;
      choices.add(new Anchor.Choice(List.of(new Anchor.Fragment(field, tail)), cost));
    }
    return cheapest(choices, 1);
  }

  private static Anchor.Folded tail(String text) {
    byte[] folded = Folding.fold(text);
    return new Anchor.Folded(
        Arrays.copyOfRange(folded, Math.max(0, folded.length - LONGEST_FRAGMENT), folded.length));
  }

  /** Texts of which a value must contain at least one. */
  private static List<String> fragments(ValueTest test) {
    if (test instanceof ValueTest.Regex regex) {
      return RegexLiterals.necessary(regex.pattern());
    }
    if (!(test instanceof ValueTest.Text text)) {
      return List.of();
    }
    return text.pattern().parts().stream()
        .filter(TextPattern.Literal.class::isInstance)
        .map(part -> ((TextPattern.Literal) part).text())
        .max(Comparator.comparingInt(String::length))
        .stream()
        .toList();
  }
}
