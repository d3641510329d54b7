package dev.haetae.search.function;

import java.util.List;

/**
 * A function of one row.
 *
 * @param least the fewest arguments
 * @param most the most arguments
 */
public record Scalar(String name, int least, int most, Writer writer) {
  /** Stands for no bound on the number of arguments. */
  public static final int ANY = Integer.MAX_VALUE;

  /** Writes the call. */
  @FunctionalInterface
  public interface Writer {
    /**
     * The call in SQL.
     *
     * @throws WrongArgument when a constant argument cannot be followed
     */
    SqlValue write(List<SqlValue> arguments);
  }

  /** An argument that cannot be followed; the message says which and what was expected. */
  public static final class WrongArgument extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;

    /** Says what is wrong. */
    public WrongArgument(String reason) {
      super(reason);
      this.reason = reason;
    }

    /** What is wrong and what was expected. */
    public String reason() {
      return reason;
    }
  }
}
