package dev.haetae.detect.sigma;

import java.util.Locale;
import java.util.Optional;

/** How a number may relate to another. */
public enum Relation {
  LT,
  LTE,
  GT,
  GTE,
  EQ,
  NEQ;

  /** The relation a rule writes as {@code gte}. */
  public static Optional<Relation> named(String word) {
    for (Relation relation : values()) {
      if (relation.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(relation);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether it holds.
   *
   * @param comparison what {@code compare(left, right)} said: negative, zero or positive
   */
  public boolean holds(int comparison) {
    return switch (this) {
      case LT -> comparison < 0;
      case LTE -> comparison <= 0;
      case GT -> comparison > 0;
      case GTE -> comparison >= 0;
      case EQ -> comparison == 0;
      case NEQ -> comparison != 0;
    };
  }
}
