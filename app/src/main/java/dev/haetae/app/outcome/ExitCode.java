package dev.haetae.app.outcome;

/** What scripts learn from how haetae ends. */
public final class ExitCode {
  /** Done, and nothing at or above what was to be failed on. */
  public static final int DONE = 0;

  /** Findings at or above {@code --fail-on}, or a test or verification that did not hold. */
  public static final int FOUND = 1;

  /** Wrong use: an option or argument that is not understood. */
  public static final int WRONG_USE = 2;

  /** Input that could not be read at all. */
  public static final int NOT_READABLE = 3;

  private ExitCode() {}
}
