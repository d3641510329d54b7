package dev.haetae.lake.table;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A lake that cannot be used as it is: not there, in use, of a newer Haetae, damaged, or on a disk
 * that is full. The message says what was met, what was expected and what helps, and is fit for the
 * user.
 */
public final class LakeUnusable extends UncheckedIOException {
  private static final long serialVersionUID = 1;

  /** With words for the user. */
  public LakeUnusable(String message) {
    super(message, new IOException(message));
  }

  /** With words for the user and what brought it about. */
  public LakeUnusable(String message, Throwable cause) {
    super(message, new IOException(message, cause));
  }

  /** The words for the user. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
