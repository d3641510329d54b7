package dev.haetae.detect.match;

import dev.haetae.detect.sigma.Expression;
import dev.haetae.detect.sigma.SigmaRule;
import dev.haetae.detect.sigma.TextPattern;
import dev.haetae.detect.sigma.ValueTest;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.LogSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Rules compiled for one log. Immutable; {@link #matcher} makes what a thread matches with. */
public final class CompiledRules {
  private final Node[] nodes;
  private final int atoms;
  private final RuleIndex index;
  private final FieldSelection fields;
  private final List<Reads> reads;

  /**
   * What a rule reads of an event.
   *
   * @param fields numbers of fields, ascending
   * @param whole whether it looks at the whole record
   */
  public record Reads(List<Integer> fields, boolean whole) {
    private static final Reads NOTHING = new Reads(List.of(), false);
  }

  private CompiledRules(Compilation compilation) {
    this.nodes = compilation.nodes.toArray(Node[]::new);
    this.atoms = compilation.compiler.atoms();
    this.fields = compilation.selection.build();
    this.index = compilation.index.build(fields);
    this.reads = List.copyOf(compilation.reads);
  }

  /** Compiles rules for a log; those written for other logs never match. */
  public static CompiledRules compile(List<SigmaRule> rules, FieldCatalog catalog) {
    return compile(rules, catalog, new FieldSelection.Builder());
  }

  /**
   * Compiles rules for a log.
   *
   * @param selection what else is asked of the log's events; the rules' fields are added to it
   */
  public static CompiledRules compile(
      List<SigmaRule> rules, FieldCatalog catalog, FieldSelection.Builder selection) {
    return compile(rules, catalog, selection, rule -> true);
  }

  /**
   * Compiles rules for a log, of which some are not to be looked for: nobody acts on them.
   *
   * @param selection what else is asked of the log's events; the rules' fields are added to it
   * @param wanted which rules, by number, {@link Matcher#match} tells of
   */
  public static CompiledRules compile(
      List<SigmaRule> rules,
      FieldCatalog catalog,
      FieldSelection.Builder selection,
      IntPredicate wanted) {
    Compilation compilation = new Compilation(catalog, selection, wanted);
    compilation.run(rules);
    return new CompiledRules(compilation);
  }

  /** The work of compiling, with what it collects. */
  private static final class Compilation {
    private final FieldCatalog catalog;
    private final FieldSelection.Builder selection;
    private final FieldNumbers fields;
    private final ExpressionCompiler compiler;
    private final AnchorPlanner planner;
    private final RuleIndex.Builder index = new RuleIndex.Builder();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Reads> reads = new ArrayList<>();
    private final IntPredicate wanted;

    Compilation(FieldCatalog catalog, FieldSelection.Builder selection, IntPredicate wanted) {
      this.catalog = catalog;
      this.selection = selection;
      this.fields = new FieldNumbers(catalog, selection);
      this.compiler = new ExpressionCompiler(fields);
      this.planner = new AnchorPlanner(fields);
      this.wanted = wanted;
    }

    void run(List<SigmaRule> rules) {
      List<Optional<Expression>> conditions = new ArrayList<>();
      for (SigmaRule rule : rules) {
        Optional<Expression> condition = inLog(rule);
        condition.ifPresent(planner::learn);
        conditions.add(condition);
      }
      for (int rule = 0; rule < rules.size(); rule++) {
        add(rule, conditions.get(rule));
      }
    }

    private void add(int rule, Optional<Expression> condition) {
      Node node = condition.map(compiler::compile).orElseGet(() -> new Node.Constant(false));
      nodes.add(node);
      reads.add(condition.map(this::reads).orElse(Reads.NOTHING));
      boolean never = node instanceof Node.Constant constant && !constant.value();
      if (!never && wanted.test(rule)) {
        index.add(rule, planner.plan(condition.orElseThrow()));
      }
    }

    private Reads reads(Expression condition) {
      List<Integer> numbers =
          condition
              .fields()
              .flatMap(name -> catalog.path(name).stream())
              .map(selection::add)
              .distinct()
              .sorted()
              .toList();
      return new Reads(numbers, condition.readsWhole());
    }

    /** The rule's condition joined with what the log says of its source; empty for another log. */
    private Optional<Expression> inLog(SigmaRule rule) {
      List<LogSource> sources =
          catalog.sources().stream().filter(source -> source.serves(rule.logSource())).toList();
      if (sources.isEmpty()) {
        return Optional.empty();
      }
      if (sources.stream().anyMatch(source -> source.when().isEmpty())) {
        return Optional.of(rule.condition());
      }
      List<Expression> any =
          sources.stream().map(source -> allOf(source.when())).distinct().toList();
      return Optional.of(Expression.and(List.of(Expression.or(any), rule.condition())));
    }

    private static Expression allOf(Map<String, String> when) {
      List<Expression> all = new ArrayList<>();
      when.forEach((field, text) -> all.add(new Expression.Test(Optional.of(field), test(text))));
      return Expression.and(all);
    }

    private static ValueTest test(String text) {
      return text.equals(LogSource.ANY)
          ? new ValueTest.Exists(true)
          : new ValueTest.Text(TextPattern.literal(text), false);
    }
  }

  /** The fields events must carry. */
  public FieldSelection fields() {
    return fields;
  }

  /** How many rules were compiled; those of other logs too. */
  public int size() {
    return nodes.length;
  }

  /** Makes what one thread matches with. */
  public Matcher matcher() {
    return new Matcher(this);
  }

  /** What a rule reads of an event of this log. */
  public Reads reads(int rule) {
    return reads.get(rule);
  }

  Node node(int rule) {
    return nodes[rule];
  }

  RuleIndex index() {
    return index;
  }

  int atoms() {
    return atoms;
  }
}
