package dev.haetae.app.outcome;

/** What scripts learn from how haetae ends. */
public final class ExitCode {
  /** Done, and nothing at or above what was to be failed on. */
  public static final int DONE = 0;

  /** Findings at or above {@code --fail-on}, or a test or verification that did not hold. */
  public static final int FOUND = 1;

  /**
   * Wrong use: an option or argument that cannot be followed, or a place that cannot be written.
   */
  public static final int WRONG_USE = 2;

  /** Input that could not be read: nothing of it, or something named is not there. */
  public static final int NOT_READABLE = 3;

  private ExitCode() {}
}
