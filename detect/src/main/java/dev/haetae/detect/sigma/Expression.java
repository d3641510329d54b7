package dev.haetae.detect.sigma;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a rule asks of an event: tests of fields, joined. Search identifiers are already put in. */
public sealed interface Expression {

  /** Every part holds. */
  record And(List<Expression> parts) implements Expression {}

  /** At least one part holds. */
  record Or(List<Expression> parts) implements Expression {}

  /** The part does not hold. */
  record Not(Expression part) implements Expression {}

  /** At least so many parts hold, as in {@code 2 of selection_*}. */
  record AtLeast(int count, List<Expression> parts) implements Expression {}

  /**
   * A value of the field passes the test. A field with several values, as a path through an array
   * has, needs one that passes.
   *
   * @param field the name as the rule writes it; empty for a keyword, which is looked for in the
   *     whole record
   */
  record Test(Optional<String> field, ValueTest test) implements Expression {}

  /** All of the parts, or the only one itself. */
  static Expression and(List<Expression> parts) {
    return parts.size() == 1 ? parts.get(0) : new And(List.copyOf(parts));
  }

  /** Any of the parts, or the only one itself. */
  static Expression or(List<Expression> parts) {
    return parts.size() == 1 ? parts.get(0) : new Or(List.copyOf(parts));
  }

  /** The parts an expression is joined of; none for a test. */
  default List<Expression> children() {
    if (this instanceof And and) {
      return and.parts();
    }
    if (this instanceof Or or) {
      return or.parts();
    }
    if (this instanceof AtLeast atLeast) {
      return atLeast.parts();
    }
    return this instanceof Not not ? List.of(not.part()) : List.of();
  }

  /** The fields it reads, as the rule writes them; those of keywords are the whole record. */
  default Stream<String> fields() {
    if (this instanceof Test test) {
      Stream<String> compared =
          test.test() instanceof ValueTest.SameAs same ? Stream.of(same.field()) : Stream.of();
      return Stream.concat(test.field().stream(), compared);
    }
    return children().stream().flatMap(Expression::fields);
  }

  /** Whether any of it is a keyword, looked for in the whole record. */
  default boolean readsWhole() {
    return this instanceof Test test
        ? test.field().isEmpty()
        : children().stream().anyMatch(Expression::readsWhole);
  }

  /** Whether anything in it is negated. */
  static boolean negates(Expression expression) {
    return expression instanceof Not
        || expression.children().stream().anyMatch(Expression::negates);
  }
}
