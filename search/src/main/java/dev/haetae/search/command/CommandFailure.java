package dev.haetae.search.command;

/** A command that could not be carried out; the message says why and what would help. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A failure told in words fit for the user. */
  public CommandFailure(String message) {
    super(message);
  }

  /** A failure that something else brought about. */
  public CommandFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
