package dev.haetae.detect.sigma;

import dev.haetae.model.address.Network;
import java.math.BigDecimal;

/** What one value of a field is held against. */
public sealed interface ValueTest {

  /**
   * The whole text follows the pattern.
   *
   * @param cased whether case matters
   */
  record Text(TextPattern pattern, boolean cased) implements ValueTest {}

  /**
   * Equal to a number: as a number where the value is one, else as text.
   *
   * @param written how the rule writes it
   */
  record Numeric(BigDecimal value, String written) implements ValueTest {}

  /** Less or greater than a number; text that reads as a number counts as one. */
  record Compared(Relation relation, BigDecimal value) implements ValueTest {}

  /** The field has no value: it is absent, null, or an empty list. */
  record Null() implements ValueTest {}

  /** The field is present, whatever its value; or is not. */
  record Exists(boolean present) implements ValueTest {}

  /**
   * A regular expression is found somewhere in the value.
   *
   * @param pattern in RE2's syntax
   */
  record Regex(String pattern, boolean ignoreCase, boolean multiline, boolean dotAll)
      implements ValueTest {}

  /** An address within a network. */
  record Cidr(Network network) implements ValueTest {}

  /** Part of a date, in UTC, against a number. */
  record DatePart(Unit unit, Relation relation, BigDecimal value) implements ValueTest {}

  /** The parts of a date a rule can ask for. */
  enum Unit {
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    YEAR
  }

  /**
   * Compared with another field of the same event.
   *
   * @param field the other field, as the rule writes it
   */
  record SameAs(String field, Position position, boolean cased) implements ValueTest {}

  /** Where in a value another value stands. */
  enum Position {
    WHOLE,
    ANYWHERE,
    START,
    END
  }
}
