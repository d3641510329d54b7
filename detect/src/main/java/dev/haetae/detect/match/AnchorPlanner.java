package dev.haetae.detect.match;

import dev.haetae.detect.sigma.Expression;
import dev.haetae.detect.sigma.ValueTest;
import dev.haetae.model.event.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Chooses for each rule the anchors by which it is found. Of parts joined by AND each is necessary,
 * and the cheapest is taken, with the next cheapest where that one alone would be met often; parts
 * joined by OR are needed all; a negation is pushed down to the tests, most of which then anchor
 * nothing.
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
  private static final double SCANNED = 0.02;

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
      NecessaryTexts.telling(test.test()).stream()
          .flatMap(Set::stream)
          .forEach(text -> known.merge(tail(text), 1, Integer::sum));
    }
  }

  private static Optional<String> exactText(ValueTest test) {
    if (test instanceof ValueTest.Numeric number) {
      return Optional.of(number.written());
    }
    return test instanceof ValueTest.Text text ? text.pattern().literal() : Optional.empty();
  }

  /** What is necessary for an event to match, the cheapest choice first; at least one. */
  List<Anchor.Choice> plan(Expression expression) {
    return plan(expression, false);
  }

  private List<Anchor.Choice> plan(Expression expression, boolean negated) {
    if (expression instanceof Expression.Test test) {
      return negated ? List.of(absence(test)) : presence(test);
    }
    if (expression instanceof Expression.Not not) {
      return plan(not.part(), !negated);
    }
    List<List<Anchor.Choice>> parts = new ArrayList<>();
    expression.children().forEach(part -> parts.add(plan(part, negated)));
    int needed = needed(expression, parts.size());
    // Unless n of k parts hold, k - n + 1 do not; so the negation asks for that many negated parts.
    return join(parts, negated ? parts.size() - needed + 1 : needed);
  }

  private static int needed(Expression expression, int parts) {
    if (expression instanceof Expression.AtLeast atLeast) {
      return atLeast.count();
    }
    return expression instanceof Expression.And ? parts : 1;
  }

  private static List<Anchor.Choice> join(List<List<Anchor.Choice>> parts, int needed) {
    if (needed == parts.size()) {
      return parts.stream()
          .flatMap(List::stream)
          .sorted(Comparator.comparingDouble(Anchor.Choice::cost))
          .toList();
    }
    return List.of(cheapest(parts.stream().map(part -> part.get(0)).toList(), needed));
  }

  /** Where n of k parts must hold, one of any k - n + 1 does. */
  private static Anchor.Choice cheapest(List<Anchor.Choice> choices, int needed) {
    Set<Anchor> anchors = new LinkedHashSet<>();
    double others = 1;
    double reading = 0;
    List<Anchor.Choice> sorted =
        choices.stream().sorted(Comparator.comparingDouble(Anchor.Choice::cost)).toList();
    for (Anchor.Choice choice : sorted.subList(0, choices.size() - needed + 1)) {
      anchors.addAll(choice.anchors());
      others *= 1 - choice.share();
      reading = Math.max(reading, choice.reading());
    }
    return others <= 0
        ? Anchor.Choice.ALWAYS
        : new Anchor.Choice(List.copyOf(anchors), 1 - others, reading);
  }

  /** What an event must have to pass a test. */
  private List<Anchor.Choice> presence(Expression.Test test) {
    if (test.field().isEmpty()) {
      return orElse(fragments(Anchor.RAW, test.test(), Map.of()), Anchor.Choice.ALWAYS);
    }
    OptionalInt field = fields.number(test.field().get());
    boolean byAbsence = ExpressionCompiler.holdsOfAbsent(test.test());
    if (field.isEmpty()) {
      return List.of(byAbsence ? Anchor.Choice.ALWAYS : Anchor.Choice.NEVER);
    }
    if (byAbsence) {
      return List.of(Anchor.Choice.ALWAYS);
    }
    double more = Field.isDerived(test.field().get()) ? DERIVED : 0;
    return ofValue(field.getAsInt(), test).stream()
        .map(choice -> new Anchor.Choice(choice.anchors(), choice.share(), choice.reading() + more))
        .toList();
  }

  private static List<Anchor.Choice> orElse(List<Anchor.Choice> choices, Anchor.Choice otherwise) {
    return choices.isEmpty() ? List.of(otherwise) : choices;
  }

  /** What an event must have to fail a test: nothing, unless the test is of absence. */
  private Anchor.Choice absence(Expression.Test test) {
    if (test.field().isEmpty() || !ExpressionCompiler.holdsOfAbsent(test.test())) {
      return Anchor.Choice.ALWAYS;
    }
    OptionalInt field = fields.number(test.field().get());
    return field.isEmpty() ? Anchor.Choice.NEVER : present(field.getAsInt());
  }

  private List<Anchor.Choice> ofValue(int field, Expression.Test test) {
    double share = exactShare(test);
    if (test.test() instanceof ValueTest.Numeric number) {
      long bucket = new ByteNumbers.Constant(number.value()).bucket();
      Anchor text = new Anchor.Exact(field, new Anchor.Folded(Folding.fold(number.written())));
      Anchor numeric = new Anchor.Numeric(field, bucket);
      return List.of(new Anchor.Choice(List.of(text, numeric), share, 0));
    }
    Optional<String> exact = exactText(test.test());
    if (exact.isPresent()) {
      Anchor text = new Anchor.Exact(field, new Anchor.Folded(Folding.fold(exact.get())));
      return List.of(new Anchor.Choice(List.of(text), share, 0));
    }
    Map<Anchor.Folded, Integer> known =
        fragmentsOfField.getOrDefault(test.field().orElseThrow(), Map.of());
    return orElse(fragments(field, test.test(), known), present(field));
  }

  /** What many rules ask for is common: a service with many rules has many calls, too. */
  private double exactShare(Expression.Test test) {
    Map<String, Integer> tests = testsOfField.getOrDefault(test.field().orElseThrow(), Map.of());
    double all = tests.values().stream().mapToInt(Integer::intValue).sum();
    int same = exactText(test.test()).map(text -> tests.getOrDefault(text, 0)).orElse(0);
    return Math.max(0.5 / (1 + tests.size()), same / (1 + all));
  }

  private static Anchor.Choice present(int field) {
    return new Anchor.Choice(List.of(new Anchor.Present(field)), PRESENT, 0);
  }

  private List<Anchor.Choice> fragments(
      int field, ValueTest test, Map<Anchor.Folded, Integer> known) {
    return NecessaryTexts.telling(test).stream()
        .map(texts -> anyOf(field, texts, known))
        .sorted(Comparator.comparingDouble(Anchor.Choice::cost))
        .toList();
  }

  private Anchor.Choice anyOf(int field, Set<String> texts, Map<Anchor.Folded, Integer> known) {
    List<Anchor.Choice> choices = new ArrayList<>();
    for (String text : texts) {
      Anchor.Folded tail = tail(text);
      double others = (known.getOrDefault(tail, 1) - 1) / (1.0 + rules);
      double share = ONE_BYTE / (1L << (2 * (tail.bytes().length - 1))) + others;
      choices.add(new Anchor.Choice(List.of(new Anchor.Fragment(field, tail)), share, SCANNED));
    }
    return cheapest(choices, 1);
  }

  private static Anchor.Folded tail(String text) {
    byte[] folded = Folding.fold(text);
    return new Anchor.Folded(
        Arrays.copyOfRange(folded, Math.max(0, folded.length - LONGEST_FRAGMENT), folded.length));
  }
}
