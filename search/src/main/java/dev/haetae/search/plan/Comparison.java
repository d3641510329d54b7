package dev.haetae.search.plan;

/** How two values are compared. */
public enum Comparison {
  EQUAL("="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">=");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  /** As it is written, in the languages and in SQL. */
  public String sign() {
    return sign;
  }

  /** The comparison of that sign; {@code ==} and {@code <>} are other spellings. */
  public static Comparison of(String sign) {
    for (Comparison each : values()) {
      if (each.sign.equals(sign)) {
        return each;
      }
    }
    return switch (sign) {
      case "==" -> EQUAL;
      case "<>" -> NOT_EQUAL;
      default -> throw new IllegalArgumentException("no comparison is written " + sign);
    };
  }
}
