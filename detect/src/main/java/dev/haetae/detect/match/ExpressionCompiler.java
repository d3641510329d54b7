package dev.haetae.detect.match;

import dev.haetae.detect.sigma.Expression;
import dev.haetae.detect.sigma.TextPattern;
import dev.haetae.detect.sigma.ValueTest;
import dev.haetae.model.event.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Compiles expressions into nodes over shared atoms. */
final class ExpressionCompiler {
  /** From so many exact texts of one field on, one look-up is cheaper than a test each. */
  private static final int WORTH_A_TABLE = 4;

  /** From so many texts on that a field may contain, one pass for all is cheaper. */
  private static final int WORTH_A_SCANNER = 8;

  private static final int KEYWORD = -1;
  private static final int DERIVED = 10;

  private final FieldNumbers fields;
  private final Map<Object, Atom> atoms = new HashMap<>();

  /** The texts the rule at hand looks for in fields for which that is much, and their atoms. */
  private final Map<String, Contained> contained = new HashMap<>();

  /** What tests of the rule at hand that are slow to decide cannot do without. */
  private final IdentityHashMap<ValueTest, List<Set<String>>> necessary = new IdentityHashMap<>();

  /** What makes two atoms the same. */
  private record Key(int field, Object test) {}

  private record Contained(ContainedTexts texts, Atom atom) {}

  ExpressionCompiler(FieldNumbers fields) {
    this.fields = fields;
  }

  /** How many different atoms there are. */
  int atoms() {
    return atoms.size();
  }

  /** Compiles the condition of a rule. */
  Node compile(Expression expression) {
    contained.clear();
    necessary.clear();
    Map<String, Integer> counts = new HashMap<>();
    countContained(expression, counts);
    counts.forEach((field, count) -> {
      if (count >= WORTH_A_SCANNER) {
        fields.number(field).ifPresent(number -> lookTogether(field, number));
      }
    });
    Node node = node(expression);
    contained.values().forEach(each -> each.texts.seal());
    return node;
  }

  private void countContained(Expression expression, Map<String, Integer> counts) {
    if (expression instanceof Expression.Test test) {
      test.field().ifPresent(field -> counts.merge(field, contained(test.test()), Integer::sum));
    }
    expression.children().forEach(child -> countContained(child, counts));
  }

  private int contained(ValueTest test) {
    return isSlow(test)
        ? necessary(test).stream().mapToInt(Set::size).sum()
        : ValueTests.contained(test).map(text -> 1).orElse(0);
  }

  private void lookTogether(String name, int field) {
    ContainedTexts texts = new ContainedTexts(field, reading(name));
    Atom atom = new Atom(atoms.size(), texts);
    atoms.put(new Key(field, texts), atom);
    contained.put(name, new Contained(texts, atom));
  }

  private Node node(Expression expression) {
    if (expression instanceof Expression.Test test) {
      return test(test);
    }
    if (expression instanceof Expression.Not not) {
      return negate(node(not.part()));
    }
    if (expression instanceof Expression.And and) {
      return join(and.parts().size(), nodes(and.parts()));
    }
    if (expression instanceof Expression.AtLeast atLeast) {
      return join(atLeast.count(), nodes(atLeast.parts()));
    }
    return join(1, alternatives(((Expression.Or) expression).parts()));
  }

  private List<Node> nodes(List<Expression> parts) {
    List<Node> nodes = new ArrayList<>();
    parts.forEach(part -> nodes.add(node(part)));
    return nodes;
  }

  private static Node negate(Node node) {
    return node instanceof Node.Constant constant
        ? new Node.Constant(!constant.value())
        : new Node.Not(node);
  }

  private static Node join(int count, List<Node> nodes) {
    int missing = count;
    List<Node> open = new ArrayList<>();
    for (Node node : nodes) {
      if (!(node instanceof Node.Constant constant)) {
        open.add(node);
      } else if (constant.value()) {
        missing--;
      }
    }
    if (missing <= 0 || missing > open.size()) {
      return new Node.Constant(missing <= 0);
    }
    return open.size() == 1 ? open.get(0) : new Node.AtLeast(missing, open);
  }

  /** Exact texts of the same field are looked up together. */
  private List<Node> alternatives(List<Expression> parts) {
    Map<String, TreeSet<String>> exact = new LinkedHashMap<>();
    List<Node> nodes = new ArrayList<>();
    for (Expression part : parts) {
      exactText(part)
          .ifPresent(
              text -> exact.computeIfAbsent(field(part), unused -> new TreeSet<>()).add(text));
    }
    exact.values().removeIf(texts -> texts.size() < WORTH_A_TABLE);
    for (Expression part : parts) {
      boolean looked = exactText(part).isPresent() && exact.containsKey(field(part));
      if (!looked) {
        nodes.add(node(part));
      }
    }
    exact.forEach((field, texts) -> nodes.add(anyOf(field, texts)));
    return nodes;
  }

  private static Optional<String> exactText(Expression part) {
    return part instanceof Expression.Test test
            && test.field().isPresent()
            && test.test() instanceof ValueTest.Text text
            && !text.cased()
        ? text.pattern().literal()
        : Optional.empty();
  }

  private static String field(Expression part) {
    return ((Expression.Test) part).field().orElseThrow();
  }

  private Node anyOf(String name, Set<String> texts) {
    OptionalInt field = fields.number(name);
    if (field.isEmpty()) {
      return new Node.Constant(false);
    }
    return atom(
        new Key(field.getAsInt(), texts), () -> lookUp(field.getAsInt(), reading(name), texts));
  }

  /** What is derived has to be worked out first. */
  private static int reading(String field) {
    return Field.isDerived(field) ? DERIVED : 0;
  }

  private static Atom.Condition lookUp(int field, int reading, Set<String> texts) {
    Map<String, byte[]> folded = new LinkedHashMap<>();
    for (String text : texts) {
      byte[] bytes = Folding.fold(text);
      folded.put(new String(bytes, StandardCharsets.ISO_8859_1), bytes);
    }
    ByteTable table = new ByteTable(folded.values());
    return new FieldConditions.AnyValue(
        field,
        reading,
        value ->
            table.find(value.folded(), value.foldedStart(), value.foldedEnd()) != ByteTable.NONE);
  }

  /**
   * What is slow to decide is asked only where all is there that it cannot do without. These tests
   * are atoms like others: what many expressions need is looked for once an event.
   */
  private Node test(Expression.Test test) {
    if (!isSlow(test.test())) {
      return atomOf(test);
    }
    List<Node> parts = new ArrayList<>();
    for (Set<String> texts : necessary(test.test())) {
      List<Node> any = new ArrayList<>();
      texts.forEach(text -> any.add(atomOf(containing(test.field(), text))));
      parts.add(join(1, any));
    }
    parts.add(atomOf(test));
    return join(parts.size(), parts);
  }

  private List<Set<String>> necessary(ValueTest test) {
    return necessary.computeIfAbsent(test, NecessaryTexts::of);
  }

  private static boolean isSlow(ValueTest test) {
    return test instanceof ValueTest.Regex
        || (test instanceof ValueTest.Text text && ValueTests.isGlob(text.pattern()));
  }

  private static Expression.Test containing(Optional<String> field, String text) {
    TextPattern pattern = TextPattern.literal(text).open(true, true);
    return new Expression.Test(field, new ValueTest.Text(pattern, false));
  }

  private Node atomOf(Expression.Test test) {
    if (test.field().isEmpty()) {
      return atom(
          new Key(KEYWORD, test.test()),
          () -> new FieldConditions.Keyword(ValueTests.compile(test.test())));
    }
    OptionalInt field = fields.number(test.field().get());
    if (field.isEmpty()) {
      return new Node.Constant(holdsOfAbsent(test.test()));
    }
    if (test.test() instanceof ValueTest.Null) {
      return new Node.Not(
          atom(
              new Key(field.getAsInt(), test.test()),
              () -> new FieldConditions.HasValue(field.getAsInt())));
    }
    if (test.test() instanceof ValueTest.Exists exists) {
      Node present =
          atom(
              new Key(field.getAsInt(), ValueTest.Exists.class),
              () -> new FieldConditions.Exists(field.getAsInt()));
      return exists.present() ? present : new Node.Not(present);
    }
    return valueTest(field.getAsInt(), test.field().get(), test.test());
  }

  private Node valueTest(int field, String name, ValueTest test) {
    Contained together = contained.get(name);
    Optional<String> text = ValueTests.contained(test);
    if (together != null && text.isPresent()) {
      return atom(new Key(field, test), id -> together.texts.add(together.atom, id, text.get()));
    }
    if (!(test instanceof ValueTest.SameAs same)) {
      return atom(
          new Key(field, test),
          () -> new FieldConditions.AnyValue(field, reading(name), ValueTests.compile(test)));
    }
    OptionalInt other = fields.number(same.field());
    if (other.isEmpty()) {
      return new Node.Constant(false);
    }
    return atom(
        new Key(field, test),
        () -> new SameAsCondition(field, other.getAsInt(), same.position(), same.cased()));
  }

  /** What a test says of a field that no event of the log has. */
  static boolean holdsOfAbsent(ValueTest test) {
    return test instanceof ValueTest.Null
        || (test instanceof ValueTest.Exists exists && !exists.present());
  }

  private Node atom(Key key, Supplier<Atom.Condition> condition) {
    return atom(key, (int id) -> condition.get());
  }

  private Node atom(Key key, IntFunction<Atom.Condition> condition) {
    Atom known = atoms.get(key);
    if (known == null) {
      known = new Atom(atoms.size(), condition.apply(atoms.size()));
      atoms.put(key, known);
    }
    return new Node.Leaf(known);
  }
}
