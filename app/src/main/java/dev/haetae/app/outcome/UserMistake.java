package dev.haetae.app.outcome;

/**
 * Something only the user can mend: the message says what was met, what was expected, what helps.
 */
public final class UserMistake extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  private UserMistake(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /** An option or argument that cannot be followed. */
  public static UserMistake wrongUse(String message) {
    return new UserMistake(message, ExitCode.WRONG_USE);
  }

  /** Input that cannot be read. */
  public static UserMistake notReadable(String message) {
    return new UserMistake(message, ExitCode.NOT_READABLE);
  }

  /** How haetae ends for it, an {@link ExitCode}. */
  public int exitCode() {
    return exitCode;
  }
}
